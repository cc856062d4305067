/* kernel: openbsd 202304 amd64 */
/* A method is called with the lock held: nothing in this kernel releases the lock for another. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
static struct mutex drv_mtx;
struct softc {
	int sc_mode;
	int sc_open;
	int (*sc_read)(struct softc *);
};

static void
drv_close(struct softc *sc)
{
	mtx_enter(&drv_mtx);
	sc->sc_open = 0;
	mtx_leave(&drv_mtx);
}

static int
drv_event(struct softc *sc)
{
	int value;

	mtx_enter(&drv_mtx);
	value = sc->sc_read(sc);
	if (value < 0)
		return (5); /* expect: lock-leak an error: */
	sc->sc_mode = value;
	mtx_leave(&drv_mtx);
	return (0); /* expect-not: lock-leak */
}

int
drv_attach(struct softc *sc)
{
	drv_close(sc);
	return (drv_event(sc));
}
