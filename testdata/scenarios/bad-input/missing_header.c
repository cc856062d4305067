/* kernel: freebsd 903000 amd64 */
#include <sys/no_such_header.h>
#include "no_such_header_either.h"
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);

int
after_missing(void)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	/* Wrong: M_NOWAIT may fail; a header that is missing must not hide it. */
	*p = 1; /* expect: unchecked-null */
	return (0);
}
