/* kernel: openbsd 202304 amd64 */
/* The acquisition is missing, and no caller has the lock either. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	struct mutex sc_other;
	int sc_open;
};

static void
drv_mark(struct softc *sc)
{
	sc->sc_open = 1;
	mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld */
}

void
drv_open(struct softc *sc)
{
	mtx_enter(&sc->sc_other);
	drv_mark(sc);
	mtx_leave(&sc->sc_other);
}
