/* kernel: netbsd 600000000 amd64 */
/* What the handler hands on keeps it away from the sleep. */
#define IPL_VM 6
#define CMD_LED 1
#define CMD_RESET 2
#define CMD_MAP 3
int tsleep(void *, int, const char *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

struct softc {
	int sc_state;
	int sc_ready;
	char *sc_ring;
	struct softc *sc_peer;
};

static void task_start(struct softc *sc) { sc->sc_state = 1; }
static void task_tick(struct softc *sc) { sc->sc_state = 2; }

/* Tests joined by ||, of which the argument passes none. */
static void
queue(struct softc *sc, void (*fn)(struct softc *), int wait)
{
	fn(sc);
	if (fn == task_start || wait == 7)
		tsleep(sc, 0, "queue", 0); /* expect-not: sleep-in-interrupt */
}

/* Labels that fall into one another. */
static void
control(struct softc *sc, int cmd)
{
	switch (cmd) {
	case CMD_LED:
		sc->sc_state = 3;
		break;
	case CMD_MAP:
		sc->sc_state = 4;
		/* FALLTHROUGH */
	case CMD_RESET:
		tsleep(sc, 0, "reset", 0); /* expect-not: sleep-in-interrupt */
		break;
	}
}

/* Handed on by one that does not look at it. */
static void
request(struct softc *sc, int cmd)
{
	sc->sc_state++;
	control(sc, cmd);
}

/* Only the caller's value can be what it is tested for: the other is 0. */
static void
drain(struct softc *sc, int wait)
{
	while (sc->sc_state > 0) {
		if (wait == 0)
			return;
		if (tsleep(sc, 0, "drain", 0)) /* expect-not: sleep-in-interrupt */
			wait = 0;
	}
}

/* Many arguments are checked before the one that counts. */
static int
allocate(struct softc *sc, char *name, char *ring, int size, int align, int flags)
{
	if (sc == 0 || name == 0)
		return 1;
	if (ring == 0 || size == 0)
		return 2;
	if (align == 0)
		return 3;
	if (flags & 0x20)
		tsleep(sc, 0, "space", 0); /* expect-not: sleep-in-interrupt */
	return 0;
}

/* What is set up once was set up when the driver attached. */
static void
ring(struct softc *sc)
{
	if (sc->sc_ring == 0) {
		tsleep(sc, 0, "ring", 0); /* known-false: sleep-in-interrupt a note only: an interrupt comes later */
		sc->sc_ring = (char *)sc;
	}
}

/* The first time is at boot. */
static void
first_time(struct softc *sc)
{
	static int first = 1;

	if (first) {
		tsleep(sc, 0, "first", 0); /* known-false: sleep-in-interrupt a note only: at boot */
		first = 0;
	}
}

/* The caller has seen that it is ready. */
static void
contradicted(struct softc *sc)
{
	if (sc->sc_ready == 0)
		tsleep(sc, 0, "ready", 0); /* known-false: sleep-in-interrupt a note only: the caller tested it */
}

/* Who passes an object does not ask for what is done without one. */
static void
with_peer(struct softc *sc, struct softc *peer)
{
	if (peer == 0)
		tsleep(sc, 0, "peer", 0); /* expect-not: sleep-in-interrupt */
}

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	queue(sc, task_tick, 0);
	request(sc, CMD_LED);
	drain(sc, 0);
	allocate(sc, "drv", sc->sc_ring, 64, 8, 0);
	ring(sc);
	first_time(sc);
	if (sc->sc_ready != 0)
		contradicted(sc);
	with_peer(sc, sc->sc_peer);
	return 1;
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	queue(sc, task_start, 7);
	request(sc, CMD_RESET);
	request(sc, CMD_MAP);
	drain(sc, 1);
	allocate(sc, "drv", sc->sc_ring, 64, 8, 0x20);
	pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc);
}
