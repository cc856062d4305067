/* kernel: freebsd 903000 amd64 */
/* What the function says that its caller holds, it acquires. */
struct mtx {
	int m;
};
struct softc {
	struct mtx sc_mtx;
	struct mtx sc_spin;
	int sc_open;
};
#define MA_OWNED 4
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void mtx_lock_spin(struct mtx *);
void mtx_unlock_spin(struct mtx *);
void mtx_assert(struct mtx *, int);
int mtx_owned(struct mtx *);
void drv_wait(struct softc *);

void
drv_start(struct softc *sc)
{
	mtx_assert(&sc->sc_mtx, MA_OWNED);
	mtx_lock(&sc->sc_mtx); /* expect: double-lock */
	sc->sc_open = 1;
	mtx_unlock(&sc->sc_mtx);
}

/* Given up for a while, and taken back twice. */
void
drv_stop(struct softc *sc, int wait)
{
	mtx_assert(&sc->sc_mtx, MA_OWNED);
	if (wait) {
		mtx_unlock(&sc->sc_mtx);
		drv_wait(sc);
		mtx_lock(&sc->sc_mtx); /* expect-not: double-lock */
		mtx_lock(&sc->sc_mtx); /* expect: double-lock */
	}
	sc->sc_open = 0;
}

/* A spin mutex does not recurse either, unless it was made so. */
void
drv_spin(struct softc *sc)
{
	mtx_lock_spin(&sc->sc_spin);
	sc->sc_open++;
	mtx_lock_spin(&sc->sc_spin); /* expect: double-lock */
	sc->sc_open++;
	mtx_unlock_spin(&sc->sc_spin);
}
