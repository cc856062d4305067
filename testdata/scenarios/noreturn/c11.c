/* kernel: freebsd 903000 amd64 */
/* Keywords of C11. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
_Noreturn void die(void);
_Static_assert(sizeof(int) == 4, "an assertion of the compiler is a declaration");
_Thread_local int per_thread;
struct aligned { _Alignas(16) char data[16]; };

int
after_keyword(void)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	if (p == NULL)
		die();
	*p = _Generic(per_thread, int: 1, default: 2); /* expect-not: unchecked-null die() does not come back */
	return (_Alignof(struct aligned));
}
