/* kernel: netbsd 600000000 amd64 */
/* Code that asks in which context it runs, or is told. */
#define IPL_VM 6
#define IPL_SOFTNET 1
#define CMD_WAIT 4
#define CMD_QUIET 8
typedef struct callout { int c; } callout_t;
typedef struct kmutex { int m; } kmutex_t;
int cpu_intr_p(void);
int tsleep(void *, int, const char *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);
void callout_reset(callout_t *, int, void (*)(void *), void *);
_Bool callout_halt(callout_t *, kmutex_t *);

struct softc {
	int sc_state;
	callout_t sc_tick;
	callout_t sc_other;
};

/* It spins in an interrupt. */
static void
settle(struct softc *sc, int may_wait)
{
	if (cpu_intr_p())
		may_wait = 0;
	if (may_wait)
		tsleep(sc, 0, "settle", 1); /* expect-not: sleep-in-interrupt */
}

/* The answer is handed on. */
static void
finish(struct softc *sc, int may_wait)
{
	if (may_wait)
		tsleep(sc, 0, "finish", 1); /* expect-not: sleep-in-interrupt */
}

static void
reset(struct softc *sc)
{
	int wait = CMD_WAIT | CMD_QUIET;

	if (cpu_intr_p())
		wait = CMD_QUIET;
	finish(sc, wait & CMD_WAIT);
}

/* What the driver has just said holds. */
static void
state(struct softc *sc, int cmd)
{
	switch (cmd) {
	case CMD_WAIT:
		sc->sc_state = 1;
		break;
	default:
		sc->sc_state = 2;
		break;
	}
	switch (sc->sc_state) {
	case 1:
		tsleep(sc, 0, "state", 1); /* expect-not: sleep-in-interrupt */
		break;
	case 2:
		break;
	}
}

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	settle(sc, 1);
	reset(sc);
	state(sc, CMD_QUIET);
	return 1;
}

/* A callout may wait for another. */
static void
drv_tick(void *arg)
{
	struct softc *sc = arg;

	callout_halt(&sc->sc_other, 0); /* expect-not: sleep-in-interrupt */
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	settle(sc, 1);
	reset(sc);
	state(sc, CMD_WAIT);
	pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc);
	callout_reset(&sc->sc_tick, 1, drv_tick, sc);
}
