/* kernel: freebsd 903000 amd64 */
/* What a sleep does to its lock. */
struct mtx {
	int m;
};
struct cv;
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int msleep(void *, struct mtx *, int, const char *, int);
void cv_wait(struct cv *, struct mtx *);
void cv_wait_unlock(struct cv *, struct mtx *);
#define PDROP 0x200
#define PCATCH 0x100
struct softc {
	struct mtx sc_mtx;
	struct cv *sc_cv;
	int sc_busy;
};

int
dropped_by_the_sleep(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_busy)
		return (msleep(sc, &sc->sc_mtx, PCATCH | PDROP, "busy", 0)); /* expect-not: lock-leak */
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
error_after_the_sleep(struct softc *sc)
{
	int error;

	mtx_lock(&sc->sc_mtx);
	while (sc->sc_busy) {
		error = msleep(sc, &sc->sc_mtx, PCATCH, "busy", 0);
		if (error) {
			mtx_unlock(&sc->sc_mtx);
			return (error); /* expect-not: lock-leak */
		}
	}
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
condition(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	while (sc->sc_busy)
		cv_wait(sc->sc_cv, &sc->sc_mtx);
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
condition_that_unlocks(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_busy) {
		cv_wait_unlock(sc->sc_cv, &sc->sc_mtx);
		return (35); /* expect-not: lock-leak */
	}
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}
