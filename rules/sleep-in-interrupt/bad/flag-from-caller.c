/* kernel: netbsd 600000000 amd64 */
/* Whether it sleeps depends on an argument, two calls up. */
#define IPL_VM 6
#define KM_SLEEP 1
#define KM_NOSLEEP 2
void *kmem_alloc(unsigned long, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

struct softc { void *sc_buf; };

static void *
get(struct softc *sc, int flags)
{
	return kmem_alloc(64, flags);
}

static int
refill(struct softc *sc, int canwait)
{
	sc->sc_buf = get(sc, canwait ? KM_SLEEP : KM_NOSLEEP); /* expect-not: sleep-in-interrupt */
	return sc->sc_buf != 0;
}

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	refill(sc, 0); /* expect-not: sleep-in-interrupt */
	return refill(sc, 1); /* expect: sleep-in-interrupt */
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	refill(sc, 1); /* expect-not: sleep-in-interrupt */
	if (pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc) == 0)
		return;
}
