/* kernel: freebsd 903000 amd64 */
/* A sleep is given a lock that the function acquires in other places, but not on the way here. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int msleep(void *, struct mtx *, int, const char *, int);
struct softc {
	struct mtx sc_mtx;
	int sc_busy;
	int sc_units;
};

int
drv_create(struct softc *sc)
{
	int error;

	error = 0;
	mtx_lock(&sc->sc_mtx);
	sc->sc_units++;
	mtx_unlock(&sc->sc_mtx);
	while (sc->sc_busy && error == 0)
		error = msleep(&sc->sc_busy, &sc->sc_mtx, 0, "drv", 0); /* expect: unlock-unheld */
	return (error);
}

/* Some way has it. */
int
drv_wait(struct softc *sc, struct softc *other)
{
	int error;

	if (other != 0)
		mtx_lock(&sc->sc_mtx);
	error = msleep(&sc->sc_busy, &sc->sc_mtx, 0, "drv", 0); /* expect-not: unlock-unheld */
	if (other != 0)
		mtx_unlock(&sc->sc_mtx);
	return (error);
}

int
drv_destroy(struct softc *sc)
{
	int error;

	error = 0;
	mtx_lock(&sc->sc_mtx);
	while (sc->sc_busy && error == 0)
		error = msleep(&sc->sc_busy, &sc->sc_mtx, 0, "drv", 0); /* expect-not: unlock-unheld */
	sc->sc_units--;
	mtx_unlock(&sc->sc_mtx);
	return (error);
}
