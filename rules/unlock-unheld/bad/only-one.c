/* kernel: openbsd 202304 amd64 */
/* Who calls drv_reset is not known, but all other functions that release the lock acquire it. */
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
drv_reset(struct softc *sc)
{
	sc->sc_done(sc);
	sc->sc_open++;
	mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld */
}

void
drv_start(struct softc *sc)
{
	timer_set(drv_reset, sc);
}
