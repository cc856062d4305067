/* kernel: openbsd 202304 amd64 */
/* A function gives a lock away for a while, and asserts it: the assertion says more. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void MUTEX_ASSERT_LOCKED(struct mutex *);
int msleep_nsec(const volatile void *, struct mutex *, int, const char *, unsigned long);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	int sc_busy;
};

static void
drv_drain(struct softc *sc)
{
	do
		msleep_nsec(&sc->sc_busy, &sc->sc_mtx, 0, "drv", 0);
	while (sc->sc_busy);
	MUTEX_ASSERT_LOCKED(&sc->sc_mtx);
	sc->sc_open = 0;
}

static void
drv_wait(struct softc *sc)
{
	do
		msleep_nsec(&sc->sc_busy, &sc->sc_mtx, 0, "drv", 0);
	while (sc->sc_busy);
}

void
drv_open(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	drv_wait(sc);
	drv_drain(sc); /* expect-not: assert-unheld */
	sc->sc_open = 1;
	mtx_leave(&sc->sc_mtx);
}

static void
drv_close(struct softc *sc)
{
	sc->sc_open = 0;
	drv_drain(sc); /* expect: assert-unheld "drv_drain() asserts" */
}

/* Of the two calls the second is told. */
static void
drv_reset(struct softc *sc)
{
	sc->sc_open = 0;
	drv_wait(sc); /* expect-not: assert-unheld */
	drv_drain(sc); /* expect: assert-unheld */
}

void
drv_detach(struct softc *sc)
{
	drv_close(sc);
	drv_reset(sc);
}
