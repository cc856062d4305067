/* kernel: freebsd 903000 amd64 */
/* One order, a try-lock, and locks that are released before. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
int mtx_trylock(struct mtx *);
void mtx_unlock(struct mtx *);
struct softc {
	struct mtx sc_mtx;
	struct mtx sc_io_mtx;
	int sc_users;
};
static struct mtx list_mtx;

void
drv_first(struct softc *sc)
{
	mtx_lock(&list_mtx);
	mtx_lock(&sc->sc_mtx); /* expect-not: lock-order */
	mtx_unlock(&sc->sc_mtx);
	mtx_unlock(&list_mtx);
}

void
drv_try(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (mtx_trylock(&list_mtx)) /* expect-not: lock-order */
		mtx_unlock(&list_mtx);
	mtx_unlock(&sc->sc_mtx);
}

void
drv_one_by_one(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	sc->sc_users++;
	mtx_unlock(&sc->sc_mtx);
	mtx_lock(&list_mtx); /* expect-not: lock-order */
	mtx_unlock(&list_mtx);
}

static void
drv_drop(struct softc *sc)
{
	mtx_unlock(&sc->sc_io_mtx);
	mtx_lock(&list_mtx);
	mtx_unlock(&list_mtx);
	mtx_lock(&sc->sc_io_mtx);
}

void
drv_dropping_callee(struct softc *sc)
{
	mtx_lock(&sc->sc_io_mtx);
	drv_drop(sc); /* expect-not: lock-order */
	mtx_unlock(&sc->sc_io_mtx);
}

void
drv_other_order(struct softc *sc)
{
	mtx_lock(&list_mtx);
	mtx_lock(&sc->sc_io_mtx); /* expect-not: lock-order */
	mtx_unlock(&sc->sc_io_mtx);
	mtx_unlock(&list_mtx);
}
