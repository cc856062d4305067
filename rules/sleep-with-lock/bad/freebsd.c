/* kernel: freebsd 903000 amd64 */
/* Allocations and sleeps under mutexes. */
#define M_WAITOK 2
#define M_NOWAIT 1
struct mtx {
	int m;
};
struct rwlock {
	int r;
};
struct malloc_type;
extern struct malloc_type *M_DEVBUF;
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void rw_wlock(struct rwlock *);
void rw_wunlock(struct rwlock *);
void *malloc(unsigned long, struct malloc_type *, int);
int msleep(void *, struct mtx *, int, const char *, int);
struct softc {
	struct mtx sc_mtx;
	struct mtx sc_other_mtx;
	struct rwlock sc_rw;
	void *sc_buf;
};

void
drv_malloc(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	sc->sc_buf = malloc(64, M_DEVBUF, M_WAITOK); /* expect: sleep-with-lock */
	mtx_unlock(&sc->sc_mtx);
}

static void *
drv_get(int how)
{
	return (malloc(64, M_DEVBUF, how));
}

void
drv_by_callee(struct softc *sc)
{
	rw_wlock(&sc->sc_rw);
	sc->sc_buf = drv_get(M_WAITOK); /* expect: sleep-with-lock */
	rw_wunlock(&sc->sc_rw);
}

void
drv_two_mutexes(struct softc *sc)
{
	mtx_lock(&sc->sc_other_mtx);
	mtx_lock(&sc->sc_mtx);
	msleep(sc, &sc->sc_mtx, 0, "drv", 0); /* expect: sleep-with-lock */
	mtx_unlock(&sc->sc_mtx);
	mtx_unlock(&sc->sc_other_mtx);
}
