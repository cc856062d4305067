/* kernel: freebsd 903000 amd64 */
/* && and || in conditions, in values and with assignments inside. */
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

struct node *node_get(int how);

struct node *
node_get(int how)
{
	return (malloc(sizeof(struct node), M_TEMP, how));
}

int
and_guards(void)
{
	struct node *n = node_get(M_NOWAIT);

	if (n != NULL && n->value > 0) /* expect-not: unchecked-null left side guards */
		return (n->value); /* expect-not: unchecked-null the condition guards */
	/* Wrong: the condition may be false because n is NULL. */
	return (n->value); /* known-miss: unchecked-null flags through a wrapper */
}

int
or_guards(void)
{
	struct node *n = node_get(M_NOWAIT);

	if (n == NULL || n->value == 0) /* expect-not: unchecked-null left side guards */
		return (0);
	return (n->value); /* expect-not: unchecked-null NULL has returned */
}

int
wrong_operator(void)
{
	struct node *n = node_get(M_NOWAIT);

	/* Wrong: with && the right side runs exactly when n is NULL. */
	if (n == NULL && n->value == 0) /* known-miss: unchecked-null flags through a wrapper */
		return (0);
	return (1);
}

int
both(void)
{
	struct node *a, *b;

	if ((a = node_get(M_NOWAIT)) == NULL || (b = node_get(M_NOWAIT)) == NULL)
		return (0);
	a->value = 1; /* expect-not: unchecked-null left side of || */
	b->value = 2; /* expect-not: unchecked-null right side of || */
	return (1);
}

int
negated(int x)
{
	struct node *n = node_get(M_NOWAIT);

	if (!(n != NULL && x > 0))
		return (0);
	return (n->value); /* expect-not: unchecked-null !(a && b) has returned */
}

int
as_value(void)
{
	struct node *n = node_get(M_NOWAIT);
	int ok = n != NULL && n->value > 0; /* expect-not: unchecked-null left side guards */

	if (ok)
		return (n->value); /* expect-not: unchecked-null ok is true only for n != NULL */
	return (0);
}

int
comma_in_condition(void)
{
	struct node *n;

	while (n = node_get(M_NOWAIT), n != NULL) {
		if (n->value) /* expect-not: unchecked-null the loop's condition */
			return (n->value);
	}
	/* Wrong: the loop ends exactly when n is NULL. */
	return (n->value); /* known-miss: unchecked-null flags through a wrapper */
}

int
lock_in_condition(struct softc *sc, int want)
{
	if (want && (mtx_lock(&sc->sc_mtx), sc->sc_error == 0)) {
		mtx_unlock(&sc->sc_mtx);
		return (1); /* expect-not: lock-leak unlocked on the line above */
	}
	/* Wrong: locked inside the condition, which was then false. */
	return (0); /* expect: lock-leak */
}
