/* kernel: freebsd 903000 amd64 */
/* A test of memory decides whether a lock is acquired, and the same test whether it is released. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct tty {
	struct mtx *t_mtx;
	int t_count;
};
struct softc {
	struct mtx sc_mtx;
	struct mtx sc_io;
	int sc_mpsafe;
	int sc_open;
};
static struct tty *constty;

int
drv_count(struct softc *sc)
{
	if (sc->sc_mpsafe)
		mtx_lock(&sc->sc_mtx);
	mtx_lock(&sc->sc_io);
	sc->sc_open++;
	mtx_unlock(&sc->sc_io);
	if (sc->sc_mpsafe)
		mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

/* A local copy stays what it is. */
int
drv_copy(struct softc *sc)
{
	int mpsafe = sc->sc_mpsafe;
	int n;

	mtx_lock(&sc->sc_io);
	n = sc->sc_open;
	if (!mpsafe)
		mtx_unlock(&sc->sc_io);
	n++;
	if (mpsafe)
		mtx_unlock(&sc->sc_io);
	return (n); /* expect-not: lock-leak */
}

/* What leads to the lock is not NULL. */
void
console(void)
{
	if (constty != 0) {
		mtx_lock(constty->t_mtx);
		constty->t_count++;
		if (constty != 0)
			mtx_unlock(constty->t_mtx);
	}
} /* expect-not: lock-leak */
