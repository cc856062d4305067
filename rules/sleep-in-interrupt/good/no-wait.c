/* kernel: netbsd 600000000 amd64 */
/* The handler asks not to wait, or leaves the work to a thread. */
#define IPL_VM 6
#define KM_SLEEP 1
#define KM_NOSLEEP 2
void *kmem_alloc(unsigned long, int);
int tsleep(void *, int, const char *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);
int kthread_create(int, int, void *, void (*)(void *), void *, void **, const char *);

struct softc { void *sc_buf; };

static void *
get(int flags)
{
	if (flags & KM_SLEEP)
		tsleep(&get, 0, "get", 0); /* expect-not: sleep-in-interrupt */
	return kmem_alloc(64, flags);
}

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	sc->sc_buf = get(KM_NOSLEEP); /* expect-not: sleep-in-interrupt */
	return 1;
}

static void
drv_thread(void *arg)
{
	struct softc *sc = arg;

	sc->sc_buf = get(KM_SLEEP); /* expect-not: sleep-in-interrupt */
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	if (pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc) == 0)
		return;
	kthread_create(0, 0, 0, drv_thread, sc, 0, "drv");
}
