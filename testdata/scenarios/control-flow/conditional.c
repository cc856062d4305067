/* kernel: freebsd 903000 amd64 */
/* ?: as test, as value, with a missing middle, nested, and as an lvalue's part. */
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

struct node {
	int value;
	struct node *next;
};

int
conditional_test(void)
{
	struct node *n = malloc(sizeof(*n), M_TEMP, M_NOWAIT);

	return (n != NULL ? n->value : 0); /* expect-not: unchecked-null the test is right there */
}

int
conditional_wrong_side(void)
{
	struct node *n = malloc(sizeof(*n), M_TEMP, M_NOWAIT);

	/* Wrong: the sides are exchanged, NULL is dereferenced and nothing else is. */
	return (n == NULL ? n->value : 0); /* expect: unchecked-null */
}

int
conditional_elvis(struct node *spare)
{
	struct node *n;

	n = malloc(sizeof(*n), M_TEMP, M_NOWAIT) ?: spare;
	spare->value = 1;
	n->value = 2; /* expect-not: unchecked-null spare stands in for NULL */
	return (0);
}

int
conditional_value(int big)
{
	struct node *n;

	n = big ? malloc(100, M_TEMP, M_NOWAIT) : malloc(1, M_TEMP, M_WAITOK);
	if (!big)
		return (n->value); /* expect-not: unchecked-null only M_WAITOK comes here */
	/* Wrong: big means M_NOWAIT. */
	return (n->value); /* expect: unchecked-null */
}

int
conditional_nested(struct softc *sc, int a, int b)
{
	int flags = a ? b ? M_WAITOK : M_WAITOK | M_ZERO : M_WAITOK;
	struct node *n = malloc(sizeof(*n), M_TEMP, flags);

	n->value = sc->sc_state; /* expect-not: unchecked-null every value of flags waits */
	return (0);
}

int
conditional_lock(struct softc *sc, struct softc *other, int which)
{
	struct mtx *m = which ? &sc->sc_mtx : &other->sc_mtx;

	mtx_lock(m);
	which ? sc->sc_state++ : other->sc_state++;
	mtx_unlock(m);
	return (0); /* expect-not: lock-leak the same pointer both times */
}

struct node *
conditional_pick(struct node *n, int any)
{
	return (any ? n : NULL);
}

int
conditional_summary(struct node *n, int any)
{
	/* Wrong: with any == 0 the callee returns NULL. */
	return (conditional_pick(n, any)->value); /* known-miss: unchecked-null NULL from a ?: */
}

int
conditional_summary_tested(struct node *n, int any)
{
	if (!any)
		return (0);
	n->value = 1;
	return (conditional_pick(n, 1)->value); /* expect-not: unchecked-null any is 1 here */
}
