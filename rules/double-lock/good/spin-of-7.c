/* kernel: freebsd 700000 i386 */
/* In these years any spin mutex might be acquired again. */
struct mtx {
	int m;
};
void mtx_lock_spin(struct mtx *);
void mtx_unlock_spin(struct mtx *);
struct softc {
	struct mtx sc_spin;
	int sc_open;
};

void
drv_spin(struct softc *sc)
{
	mtx_lock_spin(&sc->sc_spin);
	mtx_lock_spin(&sc->sc_spin); /* expect-not: double-lock */
	sc->sc_open++;
	mtx_unlock_spin(&sc->sc_spin);
	mtx_unlock_spin(&sc->sc_spin);
}
