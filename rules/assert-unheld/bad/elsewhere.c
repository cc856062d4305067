/* kernel: freebsd 903000 amd64 */
/* A function that acquires the lock itself is not entered with it. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void mtx_assert(const struct mtx *, int);
#define MA_OWNED 4
struct softc {
	struct mtx sc_mtx;
	int sc_running;
	int sc_mtu;
};
struct ifnet {
	void *if_softc;
	int (*if_ioctl)(struct ifnet *, unsigned long);
};

static void
drv_stop(struct softc *sc)
{
	mtx_assert(&sc->sc_mtx, MA_OWNED);
	sc->sc_running = 0;
}

static void
drv_init_locked(struct softc *sc)
{
	mtx_assert(&sc->sc_mtx, MA_OWNED);
	sc->sc_running = 1;
}

static int
drv_ioctl(struct ifnet *ifp, unsigned long cmd)
{
	struct softc *sc = ifp->if_softc;

	switch (cmd) {
	case 1:
		mtx_lock(&sc->sc_mtx);
		sc->sc_mtu = 1500;
		mtx_unlock(&sc->sc_mtx);
		break;
	case 2:
		if (sc->sc_running)
			drv_stop(sc); /* expect: assert-unheld a note only: acquires elsewhere, but on no way to here */
		else
			drv_init_locked(sc); /* expect-not: assert-unheld said once */
		break;
	}
	return (0);
}

/* Whether it is entered with the lock is what the argument says. */
static int
drv_set(struct softc *sc, int locked)
{
	if (locked == 0)
		mtx_lock(&sc->sc_mtx);
	sc->sc_mtu++;
	drv_stop(sc); /* expect-not: assert-unheld */
	if (locked == 0)
		mtx_unlock(&sc->sc_mtx);
	return (0);
}

void
drv_attach(struct ifnet *ifp, struct softc *sc)
{
	ifp->if_ioctl = drv_ioctl;
	drv_set(sc, 0);
}
