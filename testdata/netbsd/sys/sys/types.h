#ifndef _SYS_TYPES_H_
#define _SYS_TYPES_H_

#include <machine/types.h>

typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef unsigned char uint8_t;
typedef unsigned short uint16_t;
typedef unsigned int uint32_t;
typedef unsigned long uint64_t;
typedef unsigned long size_t;
typedef long ssize_t;
typedef char *caddr_t;
typedef _Bool bool;
typedef uint16_t in_port_t;
typedef uint64_t dev_t;

#define true	1
#define false	0

#endif
