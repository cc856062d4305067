/* kernel: openbsd 202304 amd64 */
/* What lies between the two acquisitions, or comes after them, does not make them right. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_count;
	int sc_exiting;
	int (*sc_poll)(struct softc *);
};
int sleep_for(struct softc *);
static struct mutex list_mtx;

/* Sometimes it comes back without the lock: who knows what is held after it. */
static void
drv_drop(struct softc *sc)
{
	if (sleep_for(sc))
		mtx_leave(&sc->sc_mtx);
}

void
drv_close(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	mtx_enter(&sc->sc_mtx); /* expect: double-lock */
	drv_drop(sc);
	mtx_leave(&sc->sc_mtx);
}

/* No function of this kernel releases list_mtx for another, so the method does not. */
static void
drv_lookup(struct softc *sc)
{
	mtx_enter(&list_mtx);
	if (sc->sc_poll(sc))
		mtx_enter(&list_mtx); /* expect: double-lock nothing in this kernel releases it for another */
	sc->sc_count++;
	mtx_leave(&list_mtx);
}

/* What was stored before a lock was acquired may be different after that. */
void
drv_thread(struct softc *sc)
{
	sc->sc_exiting = 0;
	drv_lookup(sc);
	for (;;) {
		mtx_enter(&list_mtx);
		if (sc->sc_exiting) {
			mtx_enter(&list_mtx); /* expect: double-lock */
			mtx_leave(&list_mtx);
		}
		sc->sc_count++;
		mtx_leave(&list_mtx);
	}
}
