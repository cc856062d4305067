/* kernel: freebsd 903000 amd64 */
/* do { } while (0) with break and continue, and loops that run at least once. */
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

#define SET_STATE(sc, v) do {						\
	if ((sc)->sc_state == (v))					\
		break;							\
	(sc)->sc_state = (v);						\
} while (0)

int
do_once(struct softc *sc, int v)
{
	int error = 0;

	mtx_lock(&sc->sc_mtx);
	do {
		if (v < 0) {
			error = 22;
			break;
		}
		if (v == 0)
			continue;
		SET_STATE(sc, v);
	} while (0);
	mtx_unlock(&sc->sc_mtx);
	return (error); /* expect-not: lock-leak break and continue both end up at the unlock */
}

int
do_at_least_once(int n)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	do {
		p = malloc(sizeof(*p), M_TEMP, M_WAITOK);
	} while (--n > 0);
	*p = n; /* expect-not: unchecked-null the body runs once at least */
	return (0);
}

int
while_maybe_never(int n)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	while (n-- > 0)
		p = malloc(sizeof(*p), M_TEMP, M_WAITOK);
	/* Wrong: with n <= 0 the body never runs. */
	*p = n; /* expect: unchecked-null */
	return (0);
}

int
do_returns(struct softc *sc, int n)
{
	do {
		mtx_lock(&sc->sc_mtx);
		if (sc->sc_error)
			/* Wrong: the unlock of this turn is skipped. */
			return (n); /* expect: lock-leak */
		mtx_unlock(&sc->sc_mtx);
	} while (--n);
	return (0); /* expect-not: lock-leak each turn is balanced */
}
