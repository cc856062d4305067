/* kernel: openbsd 202304 amd64 */
/* A method leaves the lock to whoever calls it, so nothing is certain; but all other calls are made with the lock. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void MUTEX_ASSERT_LOCKED(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	int sc_mode;
};

static void
drv_stop_locked(struct softc *sc)
{
	MUTEX_ASSERT_LOCKED(&sc->sc_mtx);
	sc->sc_open = 0;
}

/* Nobody calls this one with the lock, but one of two calls is no rule. */
static void
drv_set_locked(struct softc *sc, int mode)
{
	MUTEX_ASSERT_LOCKED(&sc->sc_mtx);
	sc->sc_mode = mode;
}

static void
drv_begin(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
}
struct methods {
	void (*m_begin)(struct softc *);
};
struct methods drv_methods = { drv_begin };

static void
drv_close(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	drv_set_locked(sc, 0);
	drv_stop_locked(sc);
	mtx_leave(&sc->sc_mtx);
}

static void
drv_ioctl(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	drv_stop_locked(sc);
	mtx_leave(&sc->sc_mtx);
}

static void
drv_stop(struct softc *sc)
{
	sc->sc_mode = 1;
	drv_stop_locked(sc); /* expect: assert-unheld a note only: all 2 other calls are made with it */
}

static void
drv_set(struct softc *sc)
{
	drv_set_locked(sc, 2); /* expect-not: assert-unheld */
}

void
drv_detach(struct softc *sc)
{
	drv_close(sc);
	drv_ioctl(sc);
	drv_set(sc);
	drv_stop(sc);
}
