/* kernel: freebsd 903000 amd64 */
/* The holder acquires its lock once more. */
struct mtx {
	int m;
};
struct sx {
	int s;
};
struct rwlock {
	int r;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void sx_xlock(struct sx *);
void sx_xunlock(struct sx *);
void rw_wlock(struct rwlock *);
void rw_wunlock(struct rwlock *);
void rw_rlock(struct rwlock *);
void rw_runlock(struct rwlock *);
struct softc {
	struct mtx sc_mtx;
	struct sx sc_sx;
	struct rwlock sc_rw;
	int sc_dead;
	struct softc *sc_peer;
};
static struct mtx list_mtx;

void
drv_same_function(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_dead)
		mtx_lock(&sc->sc_mtx); /* expect: double-lock */
	mtx_unlock(&sc->sc_mtx);
}

static void
drv_reset(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	sc->sc_dead = 0;
	mtx_unlock(&sc->sc_mtx);
}

void
drv_by_callee(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_dead)
		drv_reset(sc); /* expect: double-lock */
	mtx_unlock(&sc->sc_mtx);
}

static void
drv_reset_all(struct softc *sc)
{
	drv_reset(sc);
	drv_reset(sc->sc_peer);
}

void
drv_two_calls_down(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	drv_reset_all(sc); /* expect: double-lock */
	mtx_unlock(&sc->sc_mtx);
}

void
drv_upgrade(struct softc *sc)
{
	rw_wlock(&sc->sc_rw);
	rw_wlock(&sc->sc_rw); /* expect: double-lock */
	rw_wunlock(&sc->sc_rw);
	rw_wunlock(&sc->sc_rw);
}

static void
list_touch(void)
{
	mtx_lock(&list_mtx);
	mtx_unlock(&list_mtx);
}

void
drv_global(struct softc *sc)
{
	mtx_lock(&list_mtx);
	sc->sc_dead = 1;
	list_touch(); /* expect: double-lock */
	mtx_unlock(&list_mtx);
}

void
drv_exclusive_sx(struct softc *sc)
{
	sx_xlock(&sc->sc_sx);
	if (sc->sc_dead) {
		sx_xlock(&sc->sc_sx); /* expect: double-lock */
		sx_xunlock(&sc->sc_sx);
	}
	sx_xunlock(&sc->sc_sx);
}
