/* kernel: openbsd 202304 amd64 */
/* What a callee releases for a while, itself or in a sleep, its caller must hold. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
int msleep_nsec(const volatile void *, struct mutex *, int, const char *, unsigned long);
struct softc {
	struct mutex sc_mtx;
	struct mutex sc_other;
	int sc_open;
	int sc_busy;
};
void start(struct softc *);

static void
drv_wait(struct softc *sc)
{
	do
		msleep_nsec(&sc->sc_busy, &sc->sc_mtx, 0, "drv", 0);
	while (sc->sc_busy);
}

static void
drv_poke(struct softc *sc)
{
	mtx_leave(&sc->sc_other);
	start(sc);
	mtx_enter(&sc->sc_other);
}

/* Gives it away for good: callers that have it have not got it any more. */
static void
drv_done(struct softc *sc)
{
	sc->sc_busy = 0;
	mtx_leave(&sc->sc_mtx);
}

void
drv_open(struct softc *sc)
{
	mtx_enter(&sc->sc_other);
	drv_poke(sc); /* expect-not: assert-unheld */
	mtx_leave(&sc->sc_other);
	mtx_enter(&sc->sc_mtx);
	drv_wait(sc); /* expect-not: assert-unheld */
	drv_done(sc); /* expect-not: assert-unheld */
}

void
drv_close(struct softc *sc)
{
	sc->sc_open = 0;
	drv_wait(sc); /* expect: assert-unheld */
}

void
drv_reset(struct softc *sc)
{
	sc->sc_open = 0;
	drv_poke(sc); /* expect: assert-unheld */
}

static void
drv_stop(struct softc *sc)
{
	sc->sc_open = 0;
	drv_done(sc); /* expect-not: assert-unheld it takes the lock away for good: that is for others to say */
}

void
drv_detach(struct softc *sc)
{
	drv_close(sc);
	drv_reset(sc);
	drv_stop(sc);
}
