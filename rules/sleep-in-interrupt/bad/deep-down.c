/* kernel: freebsd 903000 amd64 */
/* The handler calls something that calls something that sleeps. */
int tsleep(void *, int, const char *, int);
int bus_setup_intr(void *, void *, int, int (*)(void *), void (*)(void *), void *, void **);

struct softc { int sc_busy; };

static void
drain(struct softc *sc)
{
	while (sc->sc_busy)
		tsleep(sc, 0, "drain", 0); /* expect: sleep-in-interrupt */
}

static void
stop(struct softc *sc)
{
	drain(sc);
	sc->sc_busy = 0;
}

static void
drv_intr(void *arg)
{
	stop(arg);
}

int
drv_attach(void *dev, void *res, struct softc *sc, void **cookie)
{
	return bus_setup_intr(dev, res, 0, 0, drv_intr, sc, cookie);
}
