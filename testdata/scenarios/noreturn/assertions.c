/* kernel: freebsd 903000 amd64 */
/* Assertions as knowledge, whether they are compiled in or not. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
struct mtx { int m; };
void mtx_lock(struct mtx *m);
void mtx_unlock(struct mtx *m);
struct softc {
	struct mtx sc_mtx;
	int sc_state;
	int sc_error;
	struct softc *sc_next;
};
void panic(const char *fmt, ...);
#define KASSERT(exp, msg) do { } while (0)
#define MPASS(ex) KASSERT((ex), ("Assertion failed"))
#define MY_ASSERT(ex) do { if (!(ex)) panic("%s", #ex); } while (0)

static int *
find(int key)
{
	static int table[4];

	if (key < 0 || key > 3)
		return (NULL);
	return (&table[key]);
}

int
by_kassert(int key)
{
	int *p = find(key);

	KASSERT(p != NULL, ("find: no %d", key));
	return (*p); /* expect-not: unchecked-null the assertion says that it is there */
}

int
by_mpass(int key)
{
	int *p = find(key);

	MPASS(p);
	return (*p); /* expect-not: unchecked-null the assertion says that it is there */
}

int
by_own_macro(int key)
{
	int *p = find(key);

	MY_ASSERT(p != NULL && key >= 0);
	return (*p); /* expect-not: unchecked-null panics otherwise */
}

int
of_something_else(struct softc *sc, int key)
{
	int *p = find(key);

	KASSERT(sc != NULL, ("no softc"));
	/* Wrong: the assertion is about another pointer. */
	return (*p); /* expect: unchecked-null */
}

int
of_an_alternative(int key)
{
	int *p = find(key);

	KASSERT(p != NULL || key == 9, ("find: no %d", key));
	if (key != 9)
		return (*p); /* expect-not: unchecked-null the other alternative is excluded */
	/* Wrong: for 9 the assertion allows NULL, and find() returns it. */
	return (*p); /* expect: unchecked-null */
}
