/* kernel: netbsd 600000000 amd64 */
/* The state of the device does not keep the handler away from the sleep. */
#define IPL_VM 6
#define SC_POLL 4
int tsleep(void *, int, const char *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

struct softc {
	int sc_flags;
	int sc_may_sleep;
	int sc_error;
};

/* Set when the driver attached, and not changed since. */
static void
command(struct softc *sc)
{
	if (sc->sc_may_sleep)
		tsleep(sc, 0, "command", 0); /* expect: sleep-in-interrupt */
}

/* Set again between the test and the call. */
static void
start(struct softc *sc)
{
	if (sc->sc_flags & SC_POLL)
		tsleep(sc, 0, "start", 0); /* expect: sleep-in-interrupt */
}

/* The callee may have set it since it was cleared. */
static void begin(struct softc *sc) { sc->sc_error = 1; }

static void
transfer(struct softc *sc)
{
	sc->sc_error = 0;
	begin(sc);
	if (sc->sc_error)
		tsleep(sc, 0, "transfer", 0); /* expect: sleep-in-interrupt */
}

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	command(sc);
	if ((sc->sc_flags & SC_POLL) == 0) {
		sc->sc_flags |= SC_POLL;
		start(sc);
	}
	transfer(sc);
	return 1;
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	sc->sc_may_sleep = 1;
	pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc);
}
