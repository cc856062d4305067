/* kernel: openbsd 202304 amd64 */
/* A thread of control of its own is entered without locks, whatever others do about the lock. */
struct mutex {
	int m;
};
struct timeout {
	int t;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void timeout_set_proc(struct timeout *, void (*)(void *), void *);
void config_defer(void *, void (*)(void *));
struct softc {
	struct mutex sc_mtx;
	struct timeout sc_hold;
	int sc_open;
	void (*sc_start)(struct softc *);
};

/* Leaves with the lock on some ways: who calls it may have it or not. */
int
drv_begin(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_start(sc);
	if (sc->sc_open > 5)
		return (sc->sc_open);
	sc->sc_open++;
	return (sc->sc_open);
}

void
drv_end(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_open--;
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
}

static void
drv_hold(void *arg)
{
	struct softc *sc = arg;

	sc->sc_open = 0;
	mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld */
}

/* Not so where somebody may call it who has locks. */
static void
drv_deferred(void *arg)
{
	struct softc *sc = arg;

	sc->sc_open = 0;
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
}

void
drv_attach(struct softc *sc)
{
	timeout_set_proc(&sc->sc_hold, drv_hold, sc);
	config_defer(sc, drv_deferred);
}

/* Through this pointer, callers do not know what it leaves behind. */
struct switches {
	int (*sw_begin)(struct softc *);
};
struct switches drv_switches = { drv_begin };
