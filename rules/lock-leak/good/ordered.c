/* kernel: openbsd 202304 amd64 */
/* Of two that are not equal one is less than the other. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_first;
	int sc_last;
};

void
drv_swap(struct softc *sc, int first, int last)
{
	if (first < last)
		mtx_enter(&sc->sc_mtx);
	sc->sc_first = last;
	if (first != last && first < last)
		mtx_leave(&sc->sc_mtx);
}

void
drv_move(struct softc *sc, int first, int last)
{
	if (first > last)
		mtx_enter(&sc->sc_mtx);
	sc->sc_first = last;
	if (first == last)
		return; /* expect-not: lock-leak */
	if (first > last)
		mtx_leave(&sc->sc_mtx);
}

void
drv_same(struct softc *sc, int first, int last)
{
	if (first == last)
		mtx_enter(&sc->sc_mtx);
	sc->sc_last = last;
	if (first != last)
		return; /* expect-not: lock-leak */
	mtx_leave(&sc->sc_mtx);
}
