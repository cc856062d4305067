/* Three functions whose control flow graphs are held against the texts beside this file. */
#define NULL ((void *)0)
struct mtx {
	int lock;
};
struct softc {
	struct mtx sc_mtx;
	int sc_flags;
	struct softc *sc_next;
};
void mtx_lock(struct mtx *m);
void mtx_unlock(struct mtx *m);
void panic(const char *, ...);
int start(struct softc *sc, int unit);

#define MAX(a, b) ({ int _a = (a), _b = (b); _a > _b ? _a : _b; })
#define SC_LOCK(sc) mtx_lock(&(sc)->sc_mtx)
#define SC_UNLOCK(sc) \
	mtx_unlock(&(sc)->sc_mtx)
#define SC_LOCKED(sc, stmt) do { SC_LOCK(sc); stmt; SC_UNLOCK(sc); } while (0)

int
statement_expression(struct softc *sc, int unit)
{
	int best;

	best = MAX(sc->sc_flags, start(sc, unit));
	return (best && unit > 0 ? best : -1);
}

static int
fall_through(struct softc *sc, int command)
{
	int error = 0;

	switch (command) {
	case 1:
		sc->sc_flags |= 4;
		/* FALLTHROUGH */
	case 2 ... 5:
		error = start(sc, command);
		if (error)
			goto out;
		break;
	default:
		panic("command %d", command);
	}
	sc->sc_flags = 0;
out:
	return (error);
}

void
wrappers(struct softc *sc)
{
	SC_LOCK(sc);
	while (sc->sc_next != NULL)
		sc = sc->sc_next;
	SC_UNLOCK(sc); SC_LOCKED(sc,
	    sc->sc_flags++);
}
