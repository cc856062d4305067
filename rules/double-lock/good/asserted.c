/* kernel: freebsd 903000 amd64 */
/* Locks that are asserted, and acquired where they are not held. */
struct mtx {
	int m;
};
struct softc {
	struct mtx sc_mtx;
	int sc_open;
};
#define MA_OWNED 4
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void mtx_assert(struct mtx *, int);
int mtx_owned(struct mtx *);
void drv_sleep(struct softc *);

void
drv_start(struct softc *sc)
{
	mtx_assert(&sc->sc_mtx, MA_OWNED);
	mtx_unlock(&sc->sc_mtx);
	drv_sleep(sc);
	mtx_lock(&sc->sc_mtx); /* expect-not: double-lock */
	sc->sc_open = 1;
}

/* What was asserted is what the question is answered with. */
void
drv_stop(struct softc *sc)
{
	int owned;

	mtx_assert(&sc->sc_mtx, MA_OWNED);
	owned = mtx_owned(&sc->sc_mtx);
	if (!owned)
		mtx_lock(&sc->sc_mtx); /* expect-not: double-lock */
	sc->sc_open = 0;
	if (!owned)
		mtx_unlock(&sc->sc_mtx);
}

/* Somebody who is called may have given it up. */
static void
drv_drain(struct softc *sc)
{
	if (sc->sc_open == 2)
		mtx_unlock(&sc->sc_mtx);
}

void
drv_reset(struct softc *sc)
{
	mtx_assert(&sc->sc_mtx, MA_OWNED);
	drv_drain(sc);
	if (sc->sc_open == 2)
		mtx_lock(&sc->sc_mtx); /* expect-not: double-lock */
	sc->sc_open = 0;
}
