/* kernel: freebsd 903000 amd64 */
/* Releases of locks that nobody acquires, or nobody else does without. */
struct mtx {
	int m;
};
struct cv {
	int c;
};
void mtx_init(struct mtx *, const char *, const char *, int);
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
#define MTX_RECURSE 4
struct softc {
	struct mtx sc_mtx;
	struct mtx sc_poll;
	struct mtx sc_deep;
	int sc_open;
	int sc_done;
	void (*sc_notify)(struct softc *);
};
struct switches {
	void (*sw_reset)(struct softc *);
};
static struct mtx table_lock;
static int table_size;

/* The only function that has to do with the lock, behind a pointer: callers are not all known. */
static void
table_grow(struct softc *sc)
{
	sc->sc_notify(sc);
	table_size++;
	mtx_unlock(&table_lock); /* expect: unlock-unheld a note only: "nothing in this kernel acquires it" */
}

/* What the method may do to the lock is not known, but the other function that releases it acquires it. */
static void
drv_poll(struct softc *sc)
{
	sc->sc_notify(sc);
	sc->sc_done = 0;
	mtx_unlock(&sc->sc_poll); /* expect: unlock-unheld a note only: "nor any known caller" */
}

static void
drv_wait(struct softc *sc)
{
	mtx_lock(&sc->sc_poll);
	sc->sc_done = 1;
	mtx_unlock(&sc->sc_poll); /* expect-not: unlock-unheld */
}

/* That the lock may be held twice does not mean that it may be held less than once. */
static void
drv_reset(struct softc *sc)
{
	sc->sc_open = 0;
	mtx_unlock(&sc->sc_deep); /* expect: unlock-unheld a note only: "nor any known caller" */
}

void
drv_attach(struct softc *sc)
{
	mtx_init(&sc->sc_deep, "deep", 0, MTX_RECURSE);
	mtx_lock(&sc->sc_deep);
	sc->sc_open = 1;
	mtx_unlock(&sc->sc_deep); /* expect-not: unlock-unheld */
	table_grow(sc);
	drv_poll(sc);
	drv_wait(sc);
	drv_reset(sc);
}
