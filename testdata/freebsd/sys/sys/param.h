/* Test data of kwitness: a miniature kernel, written for the tests. */
#ifndef _SYS_PARAM_H_
#define _SYS_PARAM_H_

#define BSD	199506

#undef __FreeBSD_version
#define __FreeBSD_version 903000

#ifdef _KERNEL
#define P_OSREL_MAJOR(x)	((x) / 100000)
#endif

#include <sys/_null.h>
#include <sys/types.h>
#include <sys/cdefs.h>
#include <sys/errno.h>
#include <machine/param.h>

#define PCATCH	0x100
#define PDROP	0x200
#define PZERO	22
#define MAXPATHLEN	1024

#define MSIZE	256
#define MCLBYTES	2048

#define howmany(x, y)	(((x) + ((y) - 1)) / (y))
#define nitems(x)	(sizeof((x)) / sizeof((x)[0]))
#define MIN(a, b)	(((a) < (b)) ? (a) : (b))

#endif
