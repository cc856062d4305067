#ifndef _SYS_THREAD2_H_
#define _SYS_THREAD2_H_

#include <sys/thread.h>

static __inline void
crit_enter_raw(thread_t td)
{
	++td->td_critcount;
	__asm __volatile("" : : : "memory");
}

static __inline void
crit_exit_raw(thread_t td)
{
	__asm __volatile("" : : : "memory");
	if (--td->td_critcount == 0)
		splz();
}

static __inline void
_crit_enter(globaldata_t gd)
{
	crit_enter_raw(gd->gd_curthread);
}

static __inline void
_crit_exit(globaldata_t gd)
{
	crit_exit_raw(gd->gd_curthread);
}

#define crit_enter()	_crit_enter(mycpu)
#define crit_exit()	_crit_exit(mycpu)

#endif
