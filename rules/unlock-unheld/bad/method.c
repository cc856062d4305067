/* kernel: openbsd 202304 amd64 */
/* A method is called before the release: none that could be meant leaves the lock held. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	int sc_open;
	void (*sc_stop)(struct softc *);
};
static struct mutex list_mtx;

/* An exception of another kind: it releases for its caller. */
static void
list_done(struct softc *sc)
{
	sc->sc_open--;
	mtx_leave(&list_mtx); /* expect-not: unlock-unheld */
}

static void
list_open(struct softc *sc)
{
	mtx_enter(&list_mtx);
	sc->sc_open++;
	mtx_leave(&list_mtx);
}

static void
list_close(struct softc *sc)
{
	mtx_enter(&list_mtx);
	list_done(sc);
}

static void
list_reset(struct softc *sc)
{
	sc->sc_stop(sc);
	sc->sc_open = 0;
	mtx_leave(&list_mtx); /* expect: unlock-unheld a note only: "nor any known caller" */
}

void
drv_detach(struct softc *sc)
{
	list_open(sc);
	list_close(sc);
	list_reset(sc);
}
