#ifndef _X86__TYPES_H_
#define _X86__TYPES_H_

typedef unsigned char __uint8_t;
typedef unsigned short __uint16_t;
typedef unsigned int __uint32_t;
#ifdef __LP64__
typedef unsigned long __uint64_t;
typedef unsigned long __size_t;
typedef unsigned long uintptr_t;
#else
typedef unsigned long long __uint64_t;
typedef unsigned int __size_t;
typedef unsigned int uintptr_t;
#endif

#endif
