/* kernel: openbsd 202304 amd64 */
/* The caller has the lock, as the function says, and it is released twice. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void MUTEX_ASSERT_LOCKED(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	int sc_size;
};

void
drv_wait(struct softc *sc)
{
	MUTEX_ASSERT_LOCKED(&sc->sc_mtx);
	mtx_leave(&sc->sc_mtx);
	sc->sc_size = 0;
	if (sc->sc_open)
		mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld */
}

void
drv_yield(struct softc *sc)
{
	MUTEX_ASSERT_LOCKED(&sc->sc_mtx);
	mtx_leave(&sc->sc_mtx);
	sc->sc_size = 0;
	mtx_enter(&sc->sc_mtx);
	sc->sc_size = 1;
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
}
