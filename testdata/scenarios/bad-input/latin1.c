/* kernel: freebsd 903000 amd64 */
/* Bytes of Latin-1 in a comment and in a string: Bjørn, naïve, ©. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
static const char name[] = "Jürgen ÿ";

int
latin1(void)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT); /* été */

	/* Wrong: M_NOWAIT may fail; columns count characters, not bytes of another encoding. */
	/* æøå */ *p = name[0]; /* expect: unchecked-null */
	return (0);
}
