/* kernel: freebsd 903000 amd64 */
/* A way out that forgets the unlock. */
struct mtx {
	int m;
};
struct rwlock {
	int r;
};
struct sx {
	int s;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void rw_rlock(struct rwlock *);
void rw_runlock(struct rwlock *);
void sx_xlock(struct sx *);
void sx_xunlock(struct sx *);
struct softc {
	struct mtx sc_mtx;
	struct rwlock sc_rw;
	struct sx sc_sx;
	int sc_open;
};
#define SC_LOCK(sc) mtx_lock(&(sc)->sc_mtx)
#define SC_UNLOCK(sc) mtx_unlock(&(sc)->sc_mtx)
int start(struct softc *);

int
error_path(struct softc *sc)
{
	int error;

	mtx_lock(&sc->sc_mtx);
	error = start(sc);
	if (error != 0)
		return (error); /* expect: lock-leak */
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
by_macro(struct softc *sc)
{
	SC_LOCK(sc);
	if (!sc->sc_open)
		return (6); /* expect: lock-leak */
	SC_UNLOCK(sc);
	return (0); /* expect-not: lock-leak */
}

int
read_lock(struct softc *sc)
{
	rw_rlock(&sc->sc_rw);
	if (!sc->sc_open)
		return (6); /* expect: lock-leak */
	rw_runlock(&sc->sc_rw);
	return (0); /* expect-not: lock-leak */
}

int
wrong_label(struct softc *sc)
{
	int error = 0;

	sx_xlock(&sc->sc_sx);
	if (!sc->sc_open) {
		error = 6;
		goto out;
	}
	error = start(sc);
	sx_xunlock(&sc->sc_sx);
out:
	return (error); /* expect: lock-leak */
}

int
wrong_object(struct softc *sc, struct softc *other)
{
	mtx_lock(&sc->sc_mtx);
	if (other->sc_open) {
		mtx_unlock(&other->sc_mtx);
		return (16); /* known-miss: lock-leak taken for an alias */
	}
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
second_of_two(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	rw_rlock(&sc->sc_rw);
	if (!sc->sc_open) {
		mtx_unlock(&sc->sc_mtx);
		return (6); /* expect: lock-leak */
	}
	rw_runlock(&sc->sc_rw);
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
in_loop(struct softc *sc, int n)
{
	int i;

	for (i = 0; i < n; i++) {
		mtx_lock(&sc[i].sc_mtx);
		if (sc[i].sc_open)
			return (i); /* expect: lock-leak */
		mtx_unlock(&sc[i].sc_mtx);
	}
	return (-1); /* expect-not: lock-leak */
}
