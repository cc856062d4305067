/* kernel: netbsd 600000000 amd64 */
/* The state of the device keeps the handler away from the sleep; a note tells of it all the same. */
#define IPL_VM 6
#define SC_POLL 4
#define SC_BUSY 8
int tsleep(void *, int, const char *, int);
int dev_is_active(void *);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

struct softc {
	void *sc_dev;
	int sc_kind;
	int sc_mode;
	int sc_flags;
	int sc_may_sleep;
	int sc_sleep_ok;
};

/* Nobody ever sets the flag: what is set is set again. */
static void
command(struct softc *sc)
{
	if (sc->sc_sleep_ok != 0) {
		sc->sc_sleep_ok = 0;
		tsleep(sc, 0, "command", 0); /* known-false: sleep-in-interrupt a note only: nobody sets the flag */
		sc->sc_sleep_ok = 1;
	}
}

/* The handler has just cleared it. */
static void
mailbox(struct softc *sc)
{
	if (sc->sc_may_sleep)
		tsleep(sc, 0, "mailbox", 0); /* known-false: sleep-in-interrupt a note only: the caller cleared the flag */
}

/* The handler has seen that it is one of two, and this is for others. */
static void
other_kind(struct softc *sc)
{
	if (sc->sc_kind != 1 && sc->sc_kind != 2)
		tsleep(sc, 0, "kind", 0); /* known-false: sleep-in-interrupt a note only: the caller tested the kind */
}

/* Other bits were set on the way, not this one. */
static void
start(struct softc *sc)
{
	sc->sc_flags |= SC_BUSY;
	if (sc->sc_flags & SC_POLL)
		tsleep(sc, 0, "start", 0); /* known-false: sleep-in-interrupt a note only: the caller tested the flag */
}

/* A question that was answered otherwise before. */
static void
wake(struct softc *sc)
{
	if (!dev_is_active(sc->sc_dev))
		tsleep(sc, 0, "wake", 0); /* known-false: sleep-in-interrupt a note only: the caller asked the same */
}

/* Only labels that the caller's value is none of. */
static void
complete(struct softc *sc)
{
	switch (sc->sc_mode) {
	case 0:
		break;
	case 5:
		sc->sc_kind = 2;
		/* FALLTHROUGH */
	case 6:
		tsleep(sc, 0, "complete", 0); /* known-false: sleep-in-interrupt a note only: the caller tested the mode */
		break;
	}
}

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	command(sc);
	sc->sc_may_sleep = 0;
	mailbox(sc);
	if (sc->sc_kind == 1 || sc->sc_kind == 2)
		other_kind(sc);
	if ((sc->sc_flags & SC_POLL) == 0)
		start(sc);
	if (dev_is_active(sc->sc_dev))
		wake(sc);
	if (sc->sc_mode == 0)
		complete(sc);
	return 1;
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	sc->sc_may_sleep = 1;
	sc->sc_sleep_ok = 0;
	pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc);
}
