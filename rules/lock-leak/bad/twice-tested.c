/* kernel: freebsd 903000 amd64 */
/* What was tested before the lock was acquired, or before a sleep, is tested again, and need not be the same. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int msleep(void *, struct mtx *, int, const char *, int);
struct child {
	struct mtx c_mtx;
	int c_dead;
};
struct softc {
	struct mtx sc_mtx;
	int sc_open;
	int sc_quiesce;
	struct child *sc_child;
};

int
drv_delay(struct softc *sc, int limit)
{
	if (sc->sc_open > limit)
		return (0); /* expect-not: lock-leak */
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_open > limit)
		return (0); /* expect: lock-leak */
	sc->sc_open++;
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

int
drv_fault(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_quiesce) {
		while (sc->sc_quiesce)
			msleep(&sc->sc_quiesce, &sc->sc_mtx, 0, "drv", 0);
		return (1); /* expect: lock-leak */
	}
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}

/* The lock of the caller, which is given up at the beginning, says nothing about the own one. */
int
drv_page(struct softc *sc, struct child *c)
{
	mtx_unlock(&c->c_mtx);
	if (c->c_dead)
		return (0); /* expect-not: lock-leak */
	mtx_lock(&sc->sc_mtx);
	if (c->c_dead)
		return (0); /* expect: lock-leak */
	mtx_unlock(&sc->sc_mtx);
	return (1); /* expect-not: lock-leak */
}
