/* kernel: openbsd 202304 amd64 */
/* Releases that have their acquisition in another function, or in a caller. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void MUTEX_ASSERT_LOCKED(struct mutex *);
int msleep_nsec(const volatile void *, struct mutex *, int, const char *, unsigned long);
struct softc {
	struct mutex sc_mtx;
	struct mutex sc_wait;
	int sc_open;
	int sc_busy;
};

void
drv_open(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_open = 1;
	mtx_leave(&sc->sc_mtx);
}

void
drv_close(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_open = 0;
	mtx_leave(&sc->sc_mtx);
}

void
drv_begin(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_busy = 1;
}

void
drv_end(struct softc *sc)
{
	sc->sc_busy = 0;
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld drv_begin leaves it held */
}

static void
drv_sleep(struct softc *sc)
{
	while (sc->sc_busy)
		msleep_nsec(&sc->sc_busy, &sc->sc_wait, 0, "drv", 0); /* expect-not: unlock-unheld */
}

void
drv_wait(struct softc *sc)
{
	mtx_enter(&sc->sc_wait);
	drv_sleep(sc);
	mtx_leave(&sc->sc_wait);
}

void
drv_drain(struct softc *sc)
{
	mtx_enter(&sc->sc_wait);
	sc->sc_open = 0;
	drv_sleep(sc);
	mtx_leave(&sc->sc_wait);
}

int
drv_destroy(struct softc *sc)
{
	MUTEX_ASSERT_LOCKED(&sc->sc_mtx);
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld the caller holds it, it says */
	return (sc->sc_open);
}
