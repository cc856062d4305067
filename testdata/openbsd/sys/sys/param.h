/* Test data of kwitness: a miniature kernel, written for the tests. */
#ifndef _SYS_PARAM_H_
#define _SYS_PARAM_H_

#define BSD	199306
#define BSD4_4	1

#define OpenBSD	202304
#define OpenBSD7_3 1

#include <sys/_null.h>
#include <sys/types.h>
#include <sys/cdefs.h>
#include <sys/errno.h>
#include <machine/param.h>
#include <machine/intr.h>

#define PCATCH		0x100
#define PNORELOCK	0x200
#define PZERO		22

#endif
