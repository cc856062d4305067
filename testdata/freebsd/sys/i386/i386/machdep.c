/* Test data of kwitness: belongs to i386 only. */
#include "opt_npx.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/malloc.h>

int
cpu_kw_startup(void)
{
	int *p;

	p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);
	/* Wrong: M_NOWAIT may fail; seen only with the architecture i386. */
	*p = PAGE_SIZE; /* expect: unchecked-null */
	free(p, M_TEMP);
	return (0);
}
