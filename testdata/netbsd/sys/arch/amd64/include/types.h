#ifndef _AMD64_TYPES_H_
#define _AMD64_TYPES_H_

typedef unsigned long vaddr_t;
typedef unsigned long paddr_t;
typedef unsigned long uintptr_t;
typedef int register_t;

#endif
