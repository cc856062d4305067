/* kernel: freebsd 903000 amd64 */
/* A filter runs where nothing may block; the handler proper is a thread. */
struct mtx { int lock; };
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int bus_setup_intr(void *, void *, int, int (*)(void *), void (*)(void *), void *, void **);

struct softc { struct mtx sc_mtx; int sc_count; };

static int
drv_filter(void *arg)
{
	struct softc *sc = arg;

	mtx_lock(&sc->sc_mtx); /* expect: mutex-ipl */
	sc->sc_count++;
	mtx_unlock(&sc->sc_mtx);
	return 2;
}

static void
drv_intr(void *arg)
{
	struct softc *sc = arg;

	mtx_lock(&sc->sc_mtx); /* expect-not: mutex-ipl */
	sc->sc_count++;
	mtx_unlock(&sc->sc_mtx);
}

int
drv_attach(void *dev, void *res, struct softc *sc, void **cookie)
{
	return bus_setup_intr(dev, res, 0, drv_filter, drv_intr, sc, cookie);
}
