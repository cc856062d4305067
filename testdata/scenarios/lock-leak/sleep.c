/* kernel: freebsd 903000 amd64 */
/* Sleeping with an interlock: released while asleep, and then? */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
struct mtx { int m; };
void mtx_lock(struct mtx *m);
void mtx_unlock(struct mtx *m);
struct softc {
	struct mtx sc_mtx;
	int sc_state;
	int sc_error;
	struct softc *sc_next;
};
#define PCATCH 0x100
#define PDROP 0x200
int msleep(void *chan, struct mtx *mtx, int pri, const char *wmesg, int timo);

int
sleep_and_check(struct softc *sc)
{
	int error;

	mtx_lock(&sc->sc_mtx);
	while (sc->sc_state == 0) {
		error = msleep(sc, &sc->sc_mtx, PCATCH, "kw", 0);
		if (error)
			/* Wrong: msleep() has the mutex again when it returns. */
			return (error); /* expect: lock-leak */
	}
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
sleep_with_pdrop(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_state == 0)
		return (msleep(sc, &sc->sc_mtx, PCATCH | PDROP, "kw", 0)); /* expect-not: lock-leak PDROP */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
sleep_drop_sometimes(struct softc *sc, int last)
{
	int error;

	mtx_lock(&sc->sc_mtx);
	error = msleep(sc, &sc->sc_mtx, last ? PDROP : 0, "kw", 0);
	if (!last)
		mtx_unlock(&sc->sc_mtx);
	return (error); /* expect-not: lock-leak dropped or unlocked */
}

int
sleep_without_lock(struct softc *sc)
{
	return (msleep(sc, NULL, PCATCH, "kw", 0)); /* expect-not: lock-leak none involved */
}

int
sleep_and_break(struct softc *sc)
{
	int error = 0;

	mtx_lock(&sc->sc_mtx);
	for (;;) {
		if (sc->sc_state)
			break;
		error = msleep(sc, &sc->sc_mtx, PCATCH, "kw", 10);
		if (error == 4)
			break;
	}
	mtx_unlock(&sc->sc_mtx);
	return (error); /* expect-not: lock-leak each break goes to the unlock */
}
