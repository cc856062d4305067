/* kernel: freebsd 903000 amd64 */
/* Callouts run with the lock that they were given, methods do not. */
struct mtx {
	int m;
};
struct callout {
	int c;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void mtx_assert(struct mtx *, int);
#define MA_OWNED 4
void callout_init_mtx(struct callout *, struct mtx *, int);
int callout_reset(struct callout *, int, void (*)(void *), void *);
struct softc {
	struct mtx sc_mtx;
	struct callout sc_callout;
	int sc_running;
};
struct methods {
	int (*suspend)(struct softc *);
	int (*resume)(struct softc *);
};
struct callback {
	int (*done)(struct softc *);
};

static void
drv_init_locked(struct softc *sc)
{
	mtx_assert(&sc->sc_mtx, MA_OWNED);
	sc->sc_running = 1;
}

static int
drv_suspend(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	sc->sc_running = 0;
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

static int
drv_resume(struct softc *sc)
{
	drv_init_locked(sc); /* expect: assert-unheld a warning: no method is called with it */
	return (0);
}

static void
drv_tick(void *arg)
{
	drv_init_locked(arg); /* expect-not: assert-unheld the callout has the lock */
}

struct methods drv_methods = { drv_suspend, drv_resume };

/* Only behind two pointers could it be held. */
static int
drv_done(struct softc *sc)
{
	drv_init_locked(sc); /* expect: assert-unheld a note only: two pointers lie between */
	return (0);
}

struct callback drv_callback = { drv_done };

static int
other_suspend(struct softc *sc)
{
	return (drv_callback.done(sc));
}

struct methods other_methods = { other_suspend };

void
drv_attach(struct softc *sc)
{
	callout_init_mtx(&sc->sc_callout, &sc->sc_mtx, 0);
	callout_reset(&sc->sc_callout, 1, drv_tick, sc);
	drv_methods.resume(sc);
	mtx_lock(&sc->sc_mtx);
	drv_methods.suspend(sc);
	mtx_unlock(&sc->sc_mtx);
}
