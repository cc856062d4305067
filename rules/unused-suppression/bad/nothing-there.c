/* kernel: freebsd 903000 amd64 */
/* Comments with nothing to suppress. */
struct mtx { int m; };
struct softc { struct mtx sc_mtx; };
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int start(struct softc *);

int
corrected(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (start(sc) != 0) {
		mtx_unlock(&sc->sc_mtx);
		/* kwitness-disable-next-line lock-leak -- start() has */ /* expect: unused-suppression */
		return (1);
	}
	mtx_unlock(&sc->sc_mtx); /* kwitness-disable-line lock-leak -- why */ /* expect: unused-suppression */
	return (0);
}

int
one_of_two(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (start(sc) != 0) {
		/* expect: unused-suppression */ /* kwitness-disable-next-line lock-leak, spl-leak -- freed with it */
		return (1);
	}
	mtx_unlock(&sc->sc_mtx);
	return (0);
}
