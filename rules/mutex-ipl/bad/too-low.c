/* kernel: netbsd 600000000 amd64 */
#define IPL_NONE 0
#define IPL_VM 6
#define MUTEX_DEFAULT 0
typedef struct kmutex { int m; } kmutex_t;
void mutex_init(kmutex_t *, int, int);
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

struct softc {
	kmutex_t sc_low;
	kmutex_t sc_high;
	int sc_count;
};

static int
drv_intr(void *arg)
{
	struct softc *sc = arg;

	mutex_enter(&sc->sc_high); /* expect-not: mutex-ipl */
	sc->sc_count++;
	mutex_exit(&sc->sc_high);
	mutex_enter(&sc->sc_low); /* expect: mutex-ipl */
	sc->sc_count++;
	mutex_exit(&sc->sc_low);
	return 1;
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	mutex_init(&sc->sc_low, MUTEX_DEFAULT, IPL_NONE);
	mutex_init(&sc->sc_high, MUTEX_DEFAULT, IPL_VM);
	if (pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc) == 0)
		return;
}
