/* kernel: netbsd 600000000 amd64 */
/* Locks of NetBSD. */
#define NULL ((void *)0)
typedef struct kmutex { int m; } kmutex_t;
typedef struct krwlock { int r; } krwlock_t;
typedef struct kcondvar { int c; } kcondvar_t;
#define RW_READER 0
#define RW_WRITER 1
void mutex_enter(kmutex_t *m);
void mutex_exit(kmutex_t *m);
void mutex_spin_enter(kmutex_t *m);
void mutex_spin_exit(kmutex_t *m);
int mutex_tryenter(kmutex_t *m);
void rw_enter(krwlock_t *rw, int op);
int rw_tryenter(krwlock_t *rw, int op);
void rw_exit(krwlock_t *rw);
int cv_wait_sig(kcondvar_t *cv, kmutex_t *m);

struct softc { kmutex_t sc_lock, sc_intr_lock; krwlock_t sc_rw; kcondvar_t sc_cv; int sc_state; };

int
mutex_leak(struct softc *sc)
{
	mutex_enter(&sc->sc_lock);
	if (sc->sc_state == 0)
		/* Wrong: no mutex_exit() on this path. */
		return 1; /* expect: lock-leak */
	mutex_exit(&sc->sc_lock);
	return 0;
}

int
spin_leak(struct softc *sc)
{
	mutex_spin_enter(&sc->sc_intr_lock);
	if (sc->sc_state == 0)
		/* Wrong: no mutex_spin_exit() on this path; one report, although it also blocks interrupts. */
		return 1; /* expect: lock-leak */
	mutex_spin_exit(&sc->sc_intr_lock);
	return 0; /* expect-not: lock-leak exited above */ /* expect-not: spl-leak the mutex gave the level back */
}

int
rw_modes(struct softc *sc, int try)
{
	if (try) {
		if (!rw_tryenter(&sc->sc_rw, RW_READER))
			return 16; /* expect-not: lock-leak not taken */
	} else
		rw_enter(&sc->sc_rw, RW_WRITER);
	if (sc->sc_state == 2)
		/* Wrong: taken in either mode. */
		return 2; /* expect: lock-leak */
	rw_exit(&sc->sc_rw);
	return 0; /* expect-not: lock-leak one exit for both modes */
}

int
cv_error(struct softc *sc)
{
	int error;

	mutex_enter(&sc->sc_lock);
	while (sc->sc_state == 0) {
		error = cv_wait_sig(&sc->sc_cv, &sc->sc_lock);
		if (error)
			/* Wrong: cv_wait_sig() has the mutex on every return. */
			return error; /* expect: lock-leak */
	}
	mutex_exit(&sc->sc_lock);
	return 0;
}

int
try_and_give_up(struct softc *sc)
{
	if (mutex_tryenter(&sc->sc_lock) == 0)
		return 16; /* expect-not: lock-leak 0 means not taken */
	sc->sc_state++;
	mutex_exit(&sc->sc_lock);
	return 0;
}
