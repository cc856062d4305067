#ifndef _SYS_SCHED_H_
#define _SYS_SCHED_H_

#include <sys/mplock.h>

extern struct __mp_lock sched_lock;

/* Raises the level and takes the lock; the level goes into the argument. */
#define SCHED_LOCK(s) do {						\
	(s) = splsched();						\
	__mp_lock(&sched_lock);						\
} while (/* CONSTCOND */ 0)

#define SCHED_UNLOCK(s) do {						\
	__mp_unlock(&sched_lock);					\
	splx(s);							\
} while (/* CONSTCOND */ 0)

#endif
