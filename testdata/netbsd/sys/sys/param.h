/* Test data of kwitness: a miniature kernel, written for the tests. */
#ifndef _SYS_PARAM_H_
#define _SYS_PARAM_H_

#define BSD	199506

/*
 * Major, minor, release, patch.
 */
#define __NetBSD_Version__	600000000	/* NetBSD 6.0 */

#define __NetBSD_Prereq__(M, m, p)					\
    ((((M) * 100000000) + ((m) * 1000000) + (p) * 100) <= __NetBSD_Version__)

#include <sys/null.h>
#include <sys/types.h>
#include <sys/cdefs.h>
#include <sys/errno.h>
#include <machine/param.h>
#include <machine/intr.h>

#define PCATCH	0x100
#define PZERO	22
#define PSOCK	24

#define MIN(a, b)	(((a) < (b)) ? (a) : (b))

#endif
