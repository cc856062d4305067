/* Test data of kwitness: a miniature kernel, written for the tests. */
#ifndef _SYS_PARAM_H_
#define _SYS_PARAM_H_

#define BSD	199506
#define BSD4_3	1
#define BSD4_4	1

#undef __DragonFly_version
#define __DragonFly_version 500901

#include <sys/_null.h>
#include <sys/types.h>
#include <sys/cdefs.h>
#include <sys/errno.h>
#include <machine/param.h>

#define PCATCH		0x00000100
#define PINTERLOCKED	0x00000400

#endif
