/* kernel: dragonfly 500901 x86_64 */
/* Allocators of DragonFly. */
#define NULL ((void *)0)
#define M_RNOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_NULLOK 0x0400
#define M_INTWAIT (0x0800 | M_WAITOK)
#define M_NOWAIT M_RNOWAIT
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *kmalloc(unsigned long size, struct malloc_type *type, int flags);
void kfree(void *addr, struct malloc_type *type);

int
from_kmalloc(void)
{
	int *p;

	p = kmalloc(sizeof(*p), M_TEMP, M_WAITOK);
	*p = 1; /* expect-not: unchecked-null M_WAITOK */
	kfree(p, M_TEMP);
	p = kmalloc(sizeof(*p), M_TEMP, M_INTWAIT);
	*p = 1; /* expect-not: unchecked-null M_INTWAIT waits as well */
	kfree(p, M_TEMP);
	p = kmalloc(sizeof(*p), M_TEMP, M_NOWAIT);
	/* Wrong: M_NOWAIT may fail. */
	*p = 1; /* expect: unchecked-null */
	kfree(p, M_TEMP);
	return (0);
}

int
null_ok(void)
{
	int *p = kmalloc(sizeof(*p), M_TEMP, M_INTWAIT | M_NULLOK);

	/* Wrong: M_NULLOK allows NULL when the limit of the type is reached. */
	*p = 1; /* expect: unchecked-null */
	return (0);
}
