/* kernel: freebsd 903000 amd64 */
/* Nested loops, break and continue of the right loop, loops without end. */
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

int
nested_break(struct softc *sc, int n)
{
	int i, j;

	for (i = 0; i < n; i++) {
		mtx_lock(&sc->sc_mtx);
		for (j = 0; j < n; j++) {
			if (sc->sc_state == j)
				break;
			if (sc->sc_error == j)
				continue;
			sc->sc_state++;
		}
		mtx_unlock(&sc->sc_mtx);
	}
	return (0); /* expect-not: lock-leak the break leaves the inner loop only */
}

int
outer_continue(struct softc *sc, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		mtx_lock(&sc->sc_mtx); /* expect: double-lock the turn before left it locked */
		if (sc->sc_state == i)
			/* Wrong: the next turn locks again, the last one leaves it locked. */
			continue;
		mtx_unlock(&sc->sc_mtx);
	}
	return (0); /* expect: lock-leak the last turn left it locked */
}

int
endless_with_return(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	for (;;) {
		if (sc->sc_state == 1) {
			mtx_unlock(&sc->sc_mtx);
			return (1); /* expect-not: lock-leak unlocked on the line above */
		}
		if (sc->sc_state == 2)
			/* Wrong: the second way out has no unlock. */
			return (2); /* expect: lock-leak */
		sc->sc_state++;
	}
}

void
endless(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	while (1)
		sc->sc_state++;
} /* expect-not: lock-leak nobody comes here */

int
unlock_for_callback(struct softc *sc, int n)
{
	mtx_lock(&sc->sc_mtx);
	while (n-- > 0) {
		sc->sc_state = n;
		mtx_unlock(&sc->sc_mtx);
		free(NULL, M_TEMP);
		mtx_lock(&sc->sc_mtx);
	}
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak held at the head of every turn */
}

int
comma_for(struct softc *sc, int n)
{
	int i, j;

	for (i = 0, j = n, mtx_lock(&sc->sc_mtx); i < j; i++, j--)
		sc->sc_state += i;
	mtx_unlock(&sc->sc_mtx);
	return (j); /* expect-not: lock-leak locked by the comma, unlocked after */
}
