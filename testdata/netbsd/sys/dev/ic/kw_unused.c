/* Test data of kwitness: no list names this file. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>

int
kw_unused(int x)
{
	int s = splnet();

	if (x)
		/* Wrong, but seen only with all sources. */
		return 1; /* expect: spl-leak */
	splx(s);
	return 0;
}
