/* kernel: netbsd 600000000 amd64 */
/* What the handler hands on leads to the sleep. */
#define IPL_VM 6
#define CMD_LED 1
#define CMD_RESET 2
#define CMD_MAP 3
int tsleep(void *, int, const char *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

struct softc {
	int sc_state;
};

static void task_start(struct softc *sc) { sc->sc_state = 1; }

static void
queue(struct softc *sc, void (*fn)(struct softc *), int wait)
{
	fn(sc);
	if (fn == task_start || wait == 7)
		tsleep(sc, 0, "queue", 0); /* expect: sleep-in-interrupt */
}

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
		tsleep(sc, 0, "reset", 0);
		break;
	}
}

static void
request(struct softc *sc, int cmd)
{
	sc->sc_state++;
	control(sc, cmd);
}

static void
drain(struct softc *sc, int wait)
{
	while (sc->sc_state > 0) {
		if (wait == 0)
			return;
		if (tsleep(sc, 0, "drain", 0))
			wait = 0;
	}
}

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
		tsleep(sc, 0, "space", 0);
	return 0;
}

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	queue(sc, task_start, 0);
	request(sc, CMD_MAP); /* expect: sleep-in-interrupt said where the code is given */
	drain(sc, 1); /* expect: sleep-in-interrupt said where the flag is given */
	allocate(sc, "drv", "ring", 64, 8, 0x20); /* expect: sleep-in-interrupt a string and the flag are given */
	return 1;
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc);
}
