/* kernel: freebsd 903000 amd64 */
/* Which object's lock: list elements, arrays, copies, hand over hand. */
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

void mtx_destroy(struct mtx *m);

struct table { struct mtx t_mtx[8]; struct softc *t_sc; int t_n; };

int
each_element(struct softc *head)
{
	struct softc *sc;

	for (sc = head; sc != NULL; sc = sc->sc_next) {
		mtx_lock(&sc->sc_mtx);
		sc->sc_state++;
		mtx_unlock(&sc->sc_mtx);
	}
	return (0); /* expect-not: lock-leak each element is unlocked before the next */
}

int
each_element_leak(struct softc *head)
{
	struct softc *sc;

	for (sc = head; sc != NULL; sc = sc->sc_next) {
		mtx_lock(&sc->sc_mtx);
		if (sc->sc_error)
			/* Wrong: the element with the error stays locked. */
			return (5); /* expect: lock-leak */
		mtx_unlock(&sc->sc_mtx);
	}
	return (0); /* expect-not: lock-leak each other element is unlocked */
}

int
hand_over_hand(struct softc *head)
{
	struct softc *sc, *next;

	sc = head;
	mtx_lock(&sc->sc_mtx);
	while ((next = sc->sc_next) != NULL) {
		mtx_lock(&next->sc_mtx);
		mtx_unlock(&sc->sc_mtx);
		sc = next;
	}
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak one is held at a time, the last is unlocked */
}

int
through_a_copy(struct softc *sc)
{
	struct softc *copy = sc;
	struct mtx *m = &copy->sc_mtx;

	mtx_lock(m);
	sc->sc_state++;
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak three names of one mutex */
}

int
in_an_array(struct table *t, int i)
{
	mtx_lock(&t->t_mtx[i]);
	t->t_n++;
	if (t->t_n > 8)
		/* Wrong: the element stays locked. */
		return (1); /* expect: lock-leak */
	mtx_unlock(&t->t_mtx[i]);
	return (0); /* expect-not: lock-leak i has not changed */
}

int
reloaded(struct table *t)
{
	mtx_lock(&t->t_sc->sc_mtx);
	t->t_sc->sc_state++;
	mtx_unlock(&t->t_sc->sc_mtx);
	return (0); /* expect-not: lock-leak the same path, loaded again */
}

int
object_replaced(struct table *t, struct softc *other)
{
	struct softc *sc = t->t_sc;

	mtx_lock(&sc->sc_mtx);
	t->t_sc = other;
	if (other == NULL) {
		mtx_unlock(&sc->sc_mtx);
		return (0); /* expect-not: lock-leak unlocked through the old pointer */
	}
	mtx_unlock(&sc->sc_mtx);
	return (1); /* expect-not: lock-leak likewise */
}

int
all_then_none(struct table *t)
{
	int i;

	for (i = 0; i < 8; i++)
		mtx_lock(&t->t_mtx[i]);
	t->t_n = 0;
	for (i = 0; i < 8; i++)
		mtx_unlock(&t->t_mtx[i]);
	return (0); /* expect-not: lock-leak two loops over the same elements */
}

int
swapped(struct softc *a, struct softc *b)
{
	struct softc *t;

	if (a > b) {
		t = a;
		a = b;
		b = t;
	}
	mtx_lock(&a->sc_mtx);
	mtx_lock(&b->sc_mtx);
	a->sc_state = b->sc_state;
	mtx_unlock(&b->sc_mtx);
	mtx_unlock(&a->sc_mtx);
	return (0); /* expect-not: lock-leak swapped before both, the same after */
}

int
object_freed(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (--sc->sc_state == 0) {
		mtx_destroy(&sc->sc_mtx);
		free(sc, M_TEMP);
		return (1); /* expect-not: lock-leak the last holder destroyed it */
	}
	mtx_unlock(&sc->sc_mtx);
	return (0);
}
