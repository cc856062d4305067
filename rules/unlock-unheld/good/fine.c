/* kernel: openbsd 202304 amd64 */
/* Every release has its acquisition, here or in the caller. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
int mtx_enter_try(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
};
int start(struct softc *);

int
drv_once(struct softc *sc)
{
	int error;

	mtx_enter(&sc->sc_mtx);
	error = start(sc);
	if (error != 0) {
		mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
		return (error);
	}
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
	return (0);
}

void
drv_for_caller(struct softc *sc)
{
	sc->sc_open = 0;
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
}

void
drv_break(struct softc *sc)
{
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
	start(sc);
	mtx_enter(&sc->sc_mtx);
}

void
drv_flag(struct softc *sc, int locked)
{
	if (!locked)
		mtx_enter(&sc->sc_mtx);
	start(sc);
	if (!locked)
		mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
}

void
drv_try(struct softc *sc)
{
	if (!mtx_enter_try(&sc->sc_mtx))
		return;
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
}

void
drv_loop(struct softc *sc, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		mtx_enter(&sc->sc_mtx);
		if (sc->sc_open) {
			mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
			continue;
		}
		mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
	}
}
