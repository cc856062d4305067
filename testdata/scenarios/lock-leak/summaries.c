/* kernel: freebsd 903000 amd64 */
/* Callees that take, give back, or do so sometimes. */
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
#define PD_LOCKED 0x01

static void
sc_lock(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
} /* expect-not: lock-leak its job, its callers unlock */

static void
sc_unlock(struct softc *sc)
{
	mtx_unlock(&sc->sc_mtx);
}

static void
m_release(struct mtx *m)
{
	mtx_unlock(m);
}

static int
fail(struct softc *sc, int error)
{
	sc->sc_error = error;
	sc_unlock(sc);
	return (error);
}

static void
deref(struct softc *sc, int flags)
{
	if (!(flags & PD_LOCKED))
		mtx_lock(&sc->sc_mtx);
	sc->sc_state--;
	mtx_unlock(&sc->sc_mtx);
}

static int
lock_if_alive(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_state == 0) {
		mtx_unlock(&sc->sc_mtx);
		return (0);
	}
	return (1); /* expect-not: lock-leak 1 means locked, its callers rely on it */
}

static int
lock_or_error(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_error) {
		mtx_unlock(&sc->sc_mtx);
		return (5);
	}
	return (0); /* expect-not: lock-leak 0 means locked, its callers rely on it */
}

int
callee_locks(struct softc *sc, int n)
{
	sc_lock(sc);
	if (n == 1)
		/* Wrong: what sc_lock() took stays taken. */
		return (1); /* expect: lock-leak */
	sc_unlock(sc);
	return (0); /* expect-not: lock-leak sc_unlock() undoes sc_lock() */
}

int
callee_unlocks(struct softc *sc, int n)
{
	mtx_lock(&sc->sc_mtx);
	if (n == 1)
		return (fail(sc, 22)); /* expect-not: lock-leak fail() unlocks, two calls down */
	if (n == 2) {
		m_release(&sc->sc_mtx);
		return (2); /* expect-not: lock-leak handed over as a pointer */
	}
	deref(sc, PD_LOCKED);
	return (0); /* expect-not: lock-leak deref() unlocks always */
}

int
callee_needs_flag(struct softc *sc)
{
	deref(sc, 0);
	return (0); /* expect-not: lock-leak taken and given back inside */
}

int
callee_true_when_locked(struct softc *sc)
{
	if (!lock_if_alive(sc))
		return (6); /* expect-not: lock-leak 0 means not locked */
	sc->sc_state++;
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
callee_true_when_locked_leak(struct softc *sc)
{
	if (!lock_if_alive(sc))
		return (6); /* expect-not: lock-leak 0 means not locked */
	if (sc->sc_error)
		/* Wrong: lock_if_alive() said 1, so it is locked. */
		return (5); /* expect: lock-leak */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
callee_zero_when_locked(struct softc *sc)
{
	int error;

	if ((error = lock_or_error(sc)) != 0)
		return (error); /* expect-not: lock-leak an error means not locked */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
callee_of_another(struct softc *a, struct softc *b)
{
	sc_lock(a);
	sc_lock(b);
	if (a->sc_state) {
		sc_unlock(b);
		sc_unlock(a);
		return (1); /* expect-not: lock-leak both */
	}
	sc_unlock(a);
	if (b->sc_error)
		/* Wrong: of the two calls of sc_lock() one is not undone. */
		return (2); /* known-miss: lock-leak two of one class */
	sc_unlock(b);
	return (0);
}
