/* Test data of kwitness: machine-dependent code; levels raised by hand. */
#include "opt_realmem.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <machine/cpu.h>

int
cpu_kw_idepth(void)
{
	int s, depth;

	s = splhigh();
	depth = curcpu()->ci_idepth;
	splx(s);
	return depth; /* expect-not: spl-leak restored on the line above */
}

int
cpu_kw_wait(int limit)
{
	int s, i;

	s = splhigh();
	for (i = 0; i < limit; i++) {
		if (curcpu()->ci_ilevel == IPL_NONE)
			/* Wrong: leaves the loop, and the function, at splhigh. */
			return 1; /* expect: spl-leak */
	}
	splx(s);
	return 0;
}
