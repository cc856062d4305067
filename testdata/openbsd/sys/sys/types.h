#ifndef _SYS_TYPES_H_
#define _SYS_TYPES_H_

#include <machine/_types.h>

typedef unsigned char u_char;
typedef unsigned short u_short;
typedef unsigned int u_int;
typedef unsigned long u_long;
typedef unsigned char uint8_t;
typedef __uint32_t uint32_t;
typedef __uint32_t u_int32_t;
typedef __uint64_t uint64_t;
typedef unsigned long size_t;
typedef long ssize_t;
typedef char *caddr_t;
typedef unsigned short in_port_t;
typedef int dev_t;

#endif
