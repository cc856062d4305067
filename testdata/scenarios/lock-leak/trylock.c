/* kernel: freebsd 903000 amd64 */
/* Locks that may not be had. */
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
struct rwlock { int r; };
int mtx_trylock(struct mtx *m);
int rw_try_wlock(struct rwlock *rw);
void rw_wlock(struct rwlock *rw);
void rw_wunlock(struct rwlock *rw);

int
try_and_give_up(struct softc *sc)
{
	if (!mtx_trylock(&sc->sc_mtx))
		return (16); /* expect-not: lock-leak not taken */
	sc->sc_state = 1;
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
try_wrong_way(struct softc *sc)
{
	if (mtx_trylock(&sc->sc_mtx))
		/* Wrong: not 0 means that it was taken. */
		return (16); /* expect: lock-leak */
	mtx_lock(&sc->sc_mtx);
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
try_then_error(struct softc *sc)
{
	if (mtx_trylock(&sc->sc_mtx) == 0)
		return (16); /* expect-not: lock-leak not taken */
	if (sc->sc_error)
		/* Wrong: taken, and not given back. */
		return (5); /* expect: lock-leak */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
try_result_kept(struct softc *sc)
{
	int got = mtx_trylock(&sc->sc_mtx);

	sc->sc_error = 0;
	if (got)
		mtx_unlock(&sc->sc_mtx);
	return (got); /* expect-not: lock-leak got says whether it is held */
}

int
try_until(struct softc *sc)
{
	while (!mtx_trylock(&sc->sc_mtx))
		continue;
	sc->sc_state++;
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak one try succeeded, one unlock */
}

int
try_out_of_order(struct softc *a, struct softc *b)
{
	mtx_lock(&a->sc_mtx);
	if (!mtx_trylock(&b->sc_mtx)) {
		mtx_unlock(&a->sc_mtx);
		mtx_lock(&b->sc_mtx);
		mtx_lock(&a->sc_mtx);
	}
	a->sc_state = b->sc_state;
	mtx_unlock(&b->sc_mtx);
	mtx_unlock(&a->sc_mtx);
	return (0); /* expect-not: lock-leak both held on both ways, both unlocked */
}

int
try_rw(struct rwlock *rw, int x)
{
	if (!rw_try_wlock(rw)) {
		if (x)
			return (16); /* expect-not: lock-leak not taken */
		rw_wlock(rw);
	}
	if (x == 2)
		/* Wrong: taken in the one way or the other. */
		return (2); /* expect: lock-leak */
	rw_wunlock(rw);
	return (0);
}
