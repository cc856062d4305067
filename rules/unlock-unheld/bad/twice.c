/* kernel: openbsd 202304 amd64 */
/* Released twice, or only by those who have it. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
};
int start(struct softc *);

int
drv_twice(struct softc *sc)
{
	int error;

	mtx_enter(&sc->sc_mtx);
	error = start(sc);
	if (error != 0) {
		mtx_leave(&sc->sc_mtx);
		goto out;
	}
	sc->sc_open = 1;
out:
	mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld */
	return (error);
}

int
drv_early(struct softc *sc)
{
	int error = 0;

	if (sc->sc_open)
		goto out;
	mtx_enter(&sc->sc_mtx);
	error = start(sc);
out:
	mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld */
	return (error);
}
