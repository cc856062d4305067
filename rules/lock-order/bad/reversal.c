/* kernel: freebsd 903000 amd64 */
/* Two orders. */
struct mtx {
	int m;
};
struct rwlock {
	int r;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void rw_wlock(struct rwlock *);
void rw_wunlock(struct rwlock *);
struct softc {
	struct mtx sc_mtx;
	struct rwlock sc_rw;
	struct softc *sc_next;
	int sc_users;
};
static struct mtx list_mtx;
static struct softc *list;

void
drv_ioctl(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	mtx_lock(&list_mtx); /* expect: lock-order */
	sc->sc_users++;
	mtx_unlock(&list_mtx);
	mtx_unlock(&sc->sc_mtx);
}

void
drv_walk(void)
{
	struct softc *sc;

	mtx_lock(&list_mtx);
	for (sc = list; sc != 0; sc = sc->sc_next) {
		mtx_lock(&sc->sc_mtx); /* expect-not: lock-order */
		sc->sc_users = 0;
		mtx_unlock(&sc->sc_mtx);
	}
	mtx_unlock(&list_mtx);
}

static void
drv_count(struct softc *sc)
{
	rw_wlock(&sc->sc_rw);
	sc->sc_users++;
	rw_wunlock(&sc->sc_rw);
}

void
drv_by_callee(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	drv_count(sc); /* expect: lock-order */
	mtx_unlock(&sc->sc_mtx);
}

void
drv_reverse(struct softc *sc)
{
	rw_wlock(&sc->sc_rw);
	mtx_lock(&sc->sc_mtx); /* expect-not: lock-order */
	sc->sc_users--;
	mtx_unlock(&sc->sc_mtx);
	rw_wunlock(&sc->sc_rw);
}
