/* kernel: freebsd 903000 amd64 */
/* The lock is taken and released by functions of the driver's own. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct softc {
	struct mtx sc_mtx;
	int sc_open;
};

static void
drv_lock(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
}

static void
drv_unlock(struct softc *sc)
{
	mtx_unlock(&sc->sc_mtx);
}

int
leaks(struct softc *sc)
{
	drv_lock(sc);
	if (!sc->sc_open)
		return (6); /* expect: lock-leak */
	drv_unlock(sc);
	return (0); /* expect-not: lock-leak */
}
