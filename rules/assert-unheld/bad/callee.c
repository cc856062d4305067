/* kernel: openbsd 202304 amd64 */
/* What is called says that the lock is held, and nobody holds it. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void MUTEX_ASSERT_LOCKED(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	void (*sc_tick)(struct softc *);
};

static void
drv_start_locked(struct softc *sc)
{
	MUTEX_ASSERT_LOCKED(&sc->sc_mtx);
	sc->sc_open++;
}

/* It says nothing itself, but what it calls does. */
static void
drv_restart_locked(struct softc *sc)
{
	sc->sc_open = 0;
	drv_start_locked(sc);
}

void
drv_open(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	drv_start_locked(sc);
	mtx_leave(&sc->sc_mtx);
}

static void
drv_tick(struct softc *sc)
{
	drv_restart_locked(sc); /* expect: assert-unheld */
}

void
drv_resume(struct softc *sc)
{
	drv_tick(sc);
	sc->sc_tick = drv_tick;
	sc->sc_tick(sc);
}

void
drv_reset(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_open = 0;
	mtx_leave(&sc->sc_mtx);
	drv_start_locked(sc); /* expect: assert-unheld */
}
