/* kernel: openbsd 202304 amd64 */
/* A sleep releases a lock that the function does not hold, and nobody else for it. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
int msleep_nsec(const volatile void *, struct mutex *, int, const char *, unsigned long);
void timer_set(void (*)(struct softc *), struct softc *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	int sc_busy;
	void (*sc_done)(struct softc *);
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

static void
drv_wait(struct softc *sc)
{
	while (sc->sc_busy)
		msleep_nsec(&sc->sc_busy, &sc->sc_mtx, 0, "drv", 0); /* expect: unlock-unheld */
}

void
drv_start(struct softc *sc)
{
	timer_set(drv_wait, sc);
}
