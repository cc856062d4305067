/* kernel: freebsd 903000 amd64 */
/* Every way out releases what was taken. */
struct mtx {
	int m;
};
struct sx {
	int s;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int mtx_trylock(struct mtx *);
void sx_slock(struct sx *);
void sx_xlock(struct sx *);
void sx_unlock(struct sx *);
int sx_xlock_sig(struct sx *);
void panic(const char *, ...);
struct softc {
	struct mtx sc_mtx;
	struct sx sc_sx;
	int sc_open;
};
int start(struct softc *);

int
every_path(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (!sc->sc_open) {
		mtx_unlock(&sc->sc_mtx);
		return (6); /* expect-not: lock-leak */
	}
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
common_exit(struct softc *sc)
{
	int error;

	sx_xlock(&sc->sc_sx);
	mtx_lock(&sc->sc_mtx);
	error = start(sc);
	if (error)
		goto unlock_both;
	mtx_unlock(&sc->sc_mtx);
	error = start(sc);
	goto unlock_one;
unlock_both:
	mtx_unlock(&sc->sc_mtx);
unlock_one:
	sx_unlock(&sc->sc_sx);
	return (error); /* expect-not: lock-leak */
}

int
copy_of_the_pointer(struct softc *sc)
{
	struct softc *same = sc;
	struct mtx *m = &sc->sc_mtx;

	mtx_lock(&sc->sc_mtx);
	mtx_unlock(&same->sc_mtx);
	mtx_lock(m);
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
by_flag(struct softc *sc, int flags)
{
	if (flags & 1)
		mtx_lock(&sc->sc_mtx);
	sc->sc_open++;
	if (flags & 1)
		mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
by_local_flag(struct softc *sc, int wanted)
{
	int locked = 0;

	if (wanted) {
		mtx_lock(&sc->sc_mtx);
		locked = 1;
	}
	sc->sc_open++;
	if (locked)
		mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
tried(struct softc *sc)
{
	if (mtx_trylock(&sc->sc_mtx) == 0)
		return (16); /* expect-not: lock-leak */
	sc->sc_open++;
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
tried_and_remembered(struct softc *sc)
{
	int got;

	got = mtx_trylock(&sc->sc_mtx);
	if (got)
		sc->sc_open++;
	if (got)
		mtx_unlock(&sc->sc_mtx);
	return (got); /* expect-not: lock-leak */
}

int
interrupted(struct softc *sc)
{
	int error;

	error = sx_xlock_sig(&sc->sc_sx);
	if (error != 0)
		return (error); /* expect-not: lock-leak */
	sx_unlock(&sc->sc_sx);
	return (0); /* expect-not: lock-leak */
}

int
either_mode(struct softc *sc, int write)
{
	if (write)
		sx_xlock(&sc->sc_sx);
	else
		sx_slock(&sc->sc_sx);
	sc->sc_open++;
	sx_unlock(&sc->sc_sx);
	return (0); /* expect-not: lock-leak */
}

int
hand_over_hand(struct softc *sc, int n)
{
	int i;

	mtx_lock(&sc->sc_mtx);
	for (i = 0; i < n; i++) {
		if (sc->sc_open)
			break;
		mtx_unlock(&sc->sc_mtx);
		(void)start(sc);
		mtx_lock(&sc->sc_mtx);
	}
	mtx_unlock(&sc->sc_mtx);
	return (i); /* expect-not: lock-leak */
}

int
no_way_back(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (!sc->sc_open)
		panic("closed");
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}
