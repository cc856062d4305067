#ifndef _MACHINE__TYPES_H_
#define _MACHINE__TYPES_H_

typedef unsigned int __uint32_t;
typedef unsigned long long __uint64_t;
typedef unsigned long vaddr_t;
typedef unsigned long paddr_t;
typedef unsigned long uintptr_t;

#endif
