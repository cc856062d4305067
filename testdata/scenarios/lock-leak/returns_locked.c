/* kernel: freebsd 903000 amd64 */
/* Functions whose job it is to return with a lock, and their callers. */
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

static struct softc *head;
static struct mtx list_mtx;

struct softc *
find_locked(int state)
{
	struct softc *sc;

	mtx_lock(&list_mtx);
	for (sc = head; sc != NULL; sc = sc->sc_next) {
		mtx_lock(&sc->sc_mtx);
		if (sc->sc_state == state)
			break;
		mtx_unlock(&sc->sc_mtx);
	}
	mtx_unlock(&list_mtx);
	return (sc); /* expect-not: lock-leak locked when not NULL, the callers unlock */
}

int
caller_good(int state)
{
	struct softc *sc = find_locked(state);

	if (sc == NULL)
		return (2); /* expect-not: lock-leak NULL means nothing is locked */
	sc->sc_state = 0;
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
caller_bad(int state)
{
	struct softc *sc = find_locked(state);

	if (sc == NULL)
		return (2);
	if (sc->sc_error)
		/* Wrong: the object came locked. */
		return (5); /* expect: lock-leak */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

struct softc *
caller_passes_on(int state)
{
	struct softc *sc = find_locked(state);

	if (sc != NULL)
		sc->sc_error = 0;
	return (sc); /* expect-not: lock-leak passes the locked object on */
}

int
caller_far(int state)
{
	struct softc *sc = caller_passes_on(state);

	if (sc == NULL)
		return (2);
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

struct softc *
create_locked(int state)
{
	struct softc *sc;

	sc = malloc(sizeof(*sc), M_TEMP, M_WAITOK | M_ZERO);
	mtx_lock(&sc->sc_mtx);
	sc->sc_state = state;
	return (sc); /* expect-not: lock-leak a new object is handed out locked */
}

void
softc_enter(struct softc *sc)
{
	mtx_lock(&list_mtx);
	mtx_lock(&sc->sc_mtx);
	mtx_unlock(&list_mtx);
} /* expect-not: lock-leak its partner is softc_leave() */

void
softc_leave(struct softc *sc)
{
	mtx_unlock(&sc->sc_mtx);
}

int
one_of_two_stays(struct softc *sc, int keep)
{
	mtx_lock(&list_mtx);
	mtx_lock(&sc->sc_mtx);
	if (keep) {
		mtx_unlock(&list_mtx);
		return (1); /* expect-not: lock-leak keep asks for it, see keeps_one() */
	}
	mtx_unlock(&sc->sc_mtx);
	mtx_unlock(&list_mtx);
	return (0);
}

int
keeps_one(struct softc *sc)
{
	if (one_of_two_stays(sc, 1)) {
		sc->sc_state = 1;
		mtx_unlock(&sc->sc_mtx);
	}
	return (0); /* expect-not: lock-leak what was kept is unlocked */
}
