/* kernel: freebsd 903000 amd64 */
/* The lock was initialised so that its holder may acquire it again; but then it is to be released again, too. */
struct mtx {
	int m;
};
void mtx_init(struct mtx *, const char *, const char *, int);
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
#define MTX_DEF 0x00000000
#define MTX_RECURSE 0x00000004
struct softc {
	struct mtx sc_mtx;
	int sc_open;
};

void
drv_attach(struct softc *sc)
{
	mtx_init(&sc->sc_mtx, "drv", 0, MTX_DEF | MTX_RECURSE);
}

int
drv_open(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	mtx_lock(&sc->sc_mtx);
	sc->sc_open++;
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect: lock-leak it was acquired more often than it is released */
}

int
drv_close(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	mtx_lock(&sc->sc_mtx);
	sc->sc_open--;
	mtx_unlock(&sc->sc_mtx);
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}
