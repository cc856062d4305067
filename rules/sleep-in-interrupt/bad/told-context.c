/* kernel: netbsd 600000000 amd64 */
/* The answer to a question about the context does not help here. */
#define IPL_VM 6
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
};

/* A callout is no interrupt, and must not sleep either. */
static void
settle(struct softc *sc)
{
	if (!cpu_intr_p())
		tsleep(sc, 0, "settle", 1); /* expect: sleep-in-interrupt */
}

static void
drv_tick(void *arg)
{
	settle(arg);
}

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	settle(sc);
	callout_halt(&sc->sc_tick, 0); /* expect: sleep-in-interrupt a hard interrupt must not wait */
	return 1;
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc);
	callout_reset(&sc->sc_tick, 1, drv_tick, sc);
}
