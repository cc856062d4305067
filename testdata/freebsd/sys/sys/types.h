#ifndef _SYS_TYPES_H_
#define _SYS_TYPES_H_

#include <machine/_types.h>

typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef __uint8_t uint8_t;
typedef __uint16_t uint16_t;
typedef __uint32_t uint32_t;
typedef __uint64_t uint64_t;
typedef __uint32_t u_int32_t;
typedef __size_t size_t;
typedef long ssize_t;
typedef char *caddr_t;
typedef __uint32_t in_addr_t;
typedef __uint16_t in_port_t;
typedef __uint64_t vm_offset_t;
typedef __uint64_t vm_pindex_t;
typedef __uint64_t vm_paddr_t;
typedef int boolean_t;
typedef __uint32_t intrmask_t;

struct cdev;

#endif
