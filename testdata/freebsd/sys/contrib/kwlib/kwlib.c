/* Test data of kwitness: compiled with an include folder and defines of its own. */
#include <kwlib_config.h>
#include <sys/param.h>
#include <sys/malloc.h>

kwlib_unit_t
kwlib_unit(void)
{
	kwlib_unit_t *u, unit;

	u = malloc(sizeof(*u) * KWLIB_UNIT, M_TEMP, M_NOWAIT);
	if (!u)
		return (-1);
	u[0] = KWLIB_UNIT; /* expect-not: unchecked-null tested above */
	unit = u[0];
	free(u, M_TEMP);
	return (unit);
}
