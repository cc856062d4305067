/* Test data of kwitness: machine-dependent code. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/sched.h>
#include <machine/cpu.h>

struct __mp_lock sched_lock;

int
cpu_kw_ilevel(int idle)
{
	int s, level;

	SCHED_LOCK(s);
	level = curcpu()->ci_ilevel;
	if (idle) {
		SCHED_UNLOCK(s);
		return level; /* expect-not: spl-leak undone */ /* expect-not: lock-leak undone */
	}
	level += curcpu()->ci_idepth;
	SCHED_UNLOCK(s);
	return level;
}

int
cpu_kw_steal(int cpu)
{
	int s;

	SCHED_LOCK(s);
	if (cpu == 0)
		/* Wrong: the macro raised the level and took the lock; neither is undone. */
		return 0; /* expect: spl-leak */ /* expect: lock-leak */
	SCHED_UNLOCK(s);
	return cpu;
}
