/* kernel: openbsd 202304 amd64 */
/* A function has to do with the lock in more than one place, and the second acquisition is missing. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	int sc_busy;
	void (*sc_stop)(struct softc *);
};

/* Whatever the method does, it is not likely to acquire the lock. */
static void
drv_close(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_open = 0;
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
	sc->sc_stop(sc);
	sc->sc_busy = 0;
	mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld a note only: "was released in line" */
}

static void
drv_reset(struct softc *sc)
{
	if (sc->sc_open) {
		mtx_enter(&sc->sc_mtx);
		sc->sc_open = 0;
		mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
		return;
	}
	sc->sc_busy = 0;
	mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld a note only: "no way to here acquires it" */
}

void
drv_detach(struct softc *sc)
{
	drv_close(sc);
	drv_reset(sc);
}
