/* kernel: openbsd 202304 amd64 */
/* What may return with the lock counts for what comes after it, not for what comes before. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	int sc_error;
};

/* Returns with the lock now and then. */
static int
drv_find(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	if (sc->sc_open)
		return (1);
	mtx_leave(&sc->sc_mtx);
	return (0);
}

static void
drv_close(struct softc *sc)
{
	sc->sc_error = 0;
	mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld */
	if (drv_find(sc))
		mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
}

void
drv_detach(struct softc *sc)
{
	drv_close(sc);
}
