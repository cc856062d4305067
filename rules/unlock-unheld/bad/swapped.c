/* kernel: openbsd 202304 amd64 */
/* On some way out a lock is released that only other ways acquire. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	int sc_size;
	int (*sc_find)(struct softc *, int);
};

static int
drv_open(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_open = 1;
	mtx_leave(&sc->sc_mtx);
	return (0);
}

static int
drv_close(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_open = 0;
	mtx_leave(&sc->sc_mtx);
	return (0);
}

/* The flags are tested before, but they do not decide whether the lock is acquired. */
static int
drv_trigger(struct softc *sc, int size, int flags)
{
	int found;

	if (flags & 1)
		return (1);
	found = sc->sc_find(sc, size);
	if (!found) {
		mtx_leave(&sc->sc_mtx); /* expect: unlock-unheld a note only: "no way to here acquires it; 2 of 2" */
		return (22);
	}
	mtx_enter(&sc->sc_mtx);
	sc->sc_size = size;
	mtx_leave(&sc->sc_mtx);
	return (0);
}

struct methods {
	int (*m_open)(struct softc *);
	int (*m_close)(struct softc *);
	int (*m_trigger)(struct softc *, int, int);
};
struct methods drv_methods = { drv_open, drv_close, drv_trigger };
