/* kernel: openbsd 202304 amd64 */
/* Some function above has the lock, or may have it. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	struct mutex sc_far;
	struct mutex sc_lent;
	struct mutex sc_library;
	int sc_open;
	void (*sc_done)(struct softc *);
};
void timer_set(struct softc *, struct mutex *);

static void
drv_finish(struct softc *sc)
{
	sc->sc_open = 0;
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld the caller has it */
}

void
drv_close(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	drv_finish(sc);
}

static void
drv_deep(struct softc *sc)
{
	mtx_leave(&sc->sc_far); /* expect-not: unlock-unheld a caller of the caller has it */
}

static void
drv_between(struct softc *sc)
{
	sc->sc_open++;
	drv_deep(sc);
}

void
drv_far(struct softc *sc)
{
	mtx_enter(&sc->sc_far);
	drv_between(sc);
}

static void
drv_timer(struct softc *sc)
{
	mtx_leave(&sc->sc_lent); /* expect-not: unlock-unheld the timer was given the lock */
}

void
drv_start(struct softc *sc)
{
	sc->sc_done = drv_timer;
	timer_set(sc, &sc->sc_lent);
	sc->sc_done(sc);
}

void
drv_unlock(struct softc *sc)
{
	mtx_leave(&sc->sc_library); /* expect-not: unlock-unheld nobody is known to call it */
}
