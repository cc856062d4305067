/* kernel: openbsd 202304 amd64 */
#define IPL_NET 7
#define IPL_BIO 6
struct mutex { int m; };
void mtx_init(struct mutex *, int);
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *, const char *);

struct softc { struct mutex sc_mtx; int sc_count; };

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	mtx_enter(&sc->sc_mtx); /* expect-not: mutex-ipl */
	sc->sc_count++;
	mtx_leave(&sc->sc_mtx);
	return 1;
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	mtx_init(&sc->sc_mtx, IPL_NET);
	if (pci_intr_establish(pc, ih, IPL_BIO, drv_intr, sc, "drv") == 0)
		return;
}
