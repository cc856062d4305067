/* kernel: freebsd 903000 amd64 */
/* Early returns, ends of void functions, and what is no leak at all. */
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

static struct mtx global_mtx;

int
early_return(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_error)
		/* Wrong: the error path has no unlock. */
		return (sc->sc_error); /* expect: lock-leak */
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak unlocked on the line above */
}

void
end_of_void(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_state > 0) {
		sc->sc_state--;
		mtx_unlock(&sc->sc_mtx);
	}
	/* Wrong: only the branch above unlocks. */
} /* expect: lock-leak */

int
global_lock(int n)
{
	mtx_lock(&global_mtx);
	if (n == 0)
		goto out;
	if (n == 1)
		/* Wrong: out: is where the unlock is. */
		return (1); /* expect: lock-leak */
out:
	mtx_unlock(&global_mtx);
	return (0);
}

int
never_unlocks(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	sc->sc_state = 1;
	return (0); /* expect-not: lock-leak no path unlocks: to return locked is its job */
}

int
unlocks_for_the_caller(struct softc *sc)
{
	sc->sc_state = 0;
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak it took nothing */
}

int
relocks_for_the_caller(struct softc *sc)
{
	mtx_unlock(&sc->sc_mtx);
	free(sc->sc_next, M_TEMP);
	mtx_lock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak locked on entry, locked on return */
}

int
relocks_and_unlocks(struct softc *sc)
{
	mtx_unlock(&sc->sc_mtx);
	free(sc->sc_next, M_TEMP);
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_error) {
		mtx_unlock(&sc->sc_mtx);
		return (5); /* expect-not: lock-leak nothing held */
	}
	return (0); /* expect-not: lock-leak held as on entry */
}

int
two_locks(struct softc *a, struct softc *b)
{
	mtx_lock(&a->sc_mtx);
	mtx_lock(&b->sc_mtx);
	if (a->sc_error) {
		mtx_unlock(&b->sc_mtx);
		mtx_unlock(&a->sc_mtx);
		return (1); /* expect-not: lock-leak both unlocked */
	}
	if (b->sc_error) {
		mtx_unlock(&a->sc_mtx);
		/* Wrong: b stays locked. */
		return (2); /* known-miss: lock-leak two of one class */
	}
	mtx_unlock(&a->sc_mtx);
	mtx_unlock(&b->sc_mtx);
	return (0); /* expect-not: lock-leak in any order */
}

int
wrong_object(struct softc *a, struct softc *b)
{
	mtx_lock(&a->sc_mtx);
	if (a->sc_state) {
		/* Wrong: b is unlocked, a stays locked. */
		mtx_unlock(&b->sc_mtx);
		return (1); /* known-miss: lock-leak a and b may be the same object */
	}
	mtx_unlock(&a->sc_mtx);
	return (0);
}

int
returns_the_result(struct softc *sc)
{
	int state;

	mtx_lock(&sc->sc_mtx);
	state = sc->sc_state;
	return (mtx_unlock(&sc->sc_mtx), state); /* expect-not: lock-leak unlocked in the value */
}
