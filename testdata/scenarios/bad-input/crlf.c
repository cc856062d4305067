/* kernel: freebsd 903000 amd64 */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
/* Carriage returns at the ends of lines, a form feed, a backslash before CR LF. */
#define TWICE(x) \
	((x) + \
	(x))

int
crlf(void)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	/* Wrong: M_NOWAIT may fail. */
	*p = TWICE(1); /* expect: unchecked-null */
	return (0);
}
