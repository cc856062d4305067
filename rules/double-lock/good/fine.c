/* kernel: freebsd 903000 amd64 */
/* Other objects, other moments, and locks that may be acquired again. */
#define MTX_DEF 0
#define MTX_RECURSE 4
struct mtx {
	int m;
};
struct rwlock {
	int r;
};
void mtx_init(struct mtx *, const char *, const char *, int);
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int mtx_owned(struct mtx *);
void rw_rlock(struct rwlock *);
void rw_runlock(struct rwlock *);
struct softc {
	struct mtx sc_mtx;
	struct mtx sc_rec_mtx;
	struct rwlock sc_rw;
	int sc_dead;
	struct softc *sc_peer;
	struct softc *sc_next;
};

void
drv_attach(struct softc *sc)
{
	mtx_init(&sc->sc_mtx, "drv", 0, MTX_DEF);
	mtx_init(&sc->sc_rec_mtx, "drv2", 0, MTX_DEF | MTX_RECURSE);
}

void
drv_peer(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	mtx_lock(&sc->sc_peer->sc_mtx); /* expect-not: double-lock */
	mtx_unlock(&sc->sc_peer->sc_mtx);
	mtx_unlock(&sc->sc_mtx);
}

void
drv_recursive(struct softc *sc)
{
	mtx_lock(&sc->sc_rec_mtx);
	mtx_lock(&sc->sc_rec_mtx); /* expect-not: double-lock */
	mtx_unlock(&sc->sc_rec_mtx);
	mtx_unlock(&sc->sc_rec_mtx);
}

void
drv_one_after_the_other(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	mtx_unlock(&sc->sc_mtx);
	mtx_lock(&sc->sc_mtx); /* expect-not: double-lock */
	mtx_unlock(&sc->sc_mtx);
}

static void
drv_maybe(struct softc *sc, int locked)
{
	if (!locked)
		mtx_lock(&sc->sc_mtx);
	sc->sc_dead = 1;
	if (!locked)
		mtx_unlock(&sc->sc_mtx);
}

void
drv_flag(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	drv_maybe(sc, 1); /* expect-not: double-lock */
	mtx_unlock(&sc->sc_mtx);
}

void
drv_owned(struct softc *sc)
{
	int mine = mtx_owned(&sc->sc_mtx);

	if (!mine)
		mtx_lock(&sc->sc_mtx);
	if (!mine)
		mtx_unlock(&sc->sc_mtx);
}

void
drv_walk(struct softc *sc)
{
	for (; sc != 0; sc = sc->sc_next)
		mtx_lock(&sc->sc_mtx); /* expect-not: double-lock */
}

void
drv_readers(struct softc *sc)
{
	rw_rlock(&sc->sc_rw);
	rw_rlock(&sc->sc_rw); /* expect-not: double-lock */
	rw_runlock(&sc->sc_rw);
	rw_runlock(&sc->sc_rw);
}

static void
drv_drop(struct softc *sc)
{
	mtx_unlock(&sc->sc_mtx);
	mtx_lock(&sc->sc_mtx);
}

void
drv_dropping_callee(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	drv_drop(sc); /* expect-not: double-lock */
	mtx_unlock(&sc->sc_mtx);
}
