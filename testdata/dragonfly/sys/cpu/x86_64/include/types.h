#ifndef _CPU_TYPES_H_
#define _CPU_TYPES_H_

typedef unsigned int __uint32_t;
typedef unsigned long __uint64_t;

#endif
