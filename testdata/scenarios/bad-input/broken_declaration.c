/* kernel: freebsd 903000 amd64 */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);

int
before_broken(void)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	/* Wrong: M_NOWAIT may fail. */
	*p = 1; /* expect: unchecked-null */
	return (0);
}

UNKNOWN_MACRO(this is) not [a declaration;

int
after_broken(void)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	/* Wrong: M_NOWAIT may fail; the parser finds its feet again. */
	*p = 1; /* expect: unchecked-null */
	return (0);
}
