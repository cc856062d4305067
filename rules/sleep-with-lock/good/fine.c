/* kernel: freebsd 903000 amd64 */
/* Locks that allow it, sleeps that release it, and what does not sleep. */
#define M_WAITOK 2
#define M_NOWAIT 1
struct mtx {
	int m;
};
struct sx {
	int s;
};
struct malloc_type;
extern struct malloc_type *M_DEVBUF;
extern struct mtx Giant;
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void sx_xlock(struct sx *);
void sx_xunlock(struct sx *);
void *malloc(unsigned long, struct malloc_type *, int);
int msleep(void *, struct mtx *, int, const char *, int);
struct softc {
	struct mtx sc_mtx;
	struct sx sc_sx;
	void *sc_buf;
};

void
drv_msleep(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	msleep(sc, &sc->sc_mtx, 0, "drv", 0); /* expect-not: sleep-with-lock */
	mtx_unlock(&sc->sc_mtx);
}

void
drv_sx(struct softc *sc)
{
	sx_xlock(&sc->sc_sx);
	sc->sc_buf = malloc(64, M_DEVBUF, M_WAITOK); /* expect-not: sleep-with-lock */
	sx_xunlock(&sc->sc_sx);
}

void
drv_giant(struct softc *sc)
{
	mtx_lock(&Giant);
	sc->sc_buf = malloc(64, M_DEVBUF, M_WAITOK); /* expect-not: sleep-with-lock */
	mtx_unlock(&Giant);
}

void
drv_nowait(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	sc->sc_buf = malloc(64, M_DEVBUF, M_NOWAIT); /* expect-not: sleep-with-lock */
	mtx_unlock(&sc->sc_mtx);
}

static void
drv_wait(struct softc *sc)
{
	mtx_unlock(&sc->sc_mtx);
	sc->sc_buf = malloc(64, M_DEVBUF, M_WAITOK); /* expect-not: sleep-with-lock */
	mtx_lock(&sc->sc_mtx);
}

void
drv_dropping_callee(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	drv_wait(sc); /* expect-not: sleep-with-lock */
	mtx_unlock(&sc->sc_mtx);
}
