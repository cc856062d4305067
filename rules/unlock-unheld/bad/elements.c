/* kernel: freebsd 903000 amd64 */
/* Each object of a row has its lock, and a loop releases all of them. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct ring {
	struct mtx r_mtx;
	int r_used;
};
struct softc {
	struct ring *sc_rings;
	int sc_number;
};

static void
drv_flush(struct softc *sc)
{
	struct ring *r = sc->sc_rings;

	for (int i = 0; i < sc->sc_number; i++, r++) {
		r->r_used = 0;
		mtx_unlock(&r->r_mtx); /* expect: unlock-unheld */
	}
}

static void
drv_count(struct softc *sc)
{
	struct ring *r = sc->sc_rings;

	for (int i = 0; i < sc->sc_number; i++, r++) {
		mtx_lock(&r->r_mtx);
		r->r_used++;
		mtx_unlock(&r->r_mtx); /* expect-not: unlock-unheld */
	}
}

void
drv_stop(struct softc *sc)
{
	drv_count(sc);
	drv_flush(sc);
}
