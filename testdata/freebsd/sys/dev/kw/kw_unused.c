/* Test data of kwitness: no list names this file. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/malloc.h>

int
kw_unused(void)
{
	int *p;

	p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);
	/* Wrong, but seen only with all sources: M_NOWAIT may fail. */
	*p = 1; /* expect: unchecked-null */
	free(p, M_TEMP);
	return (0);
}
