/* kernel: openbsd 202304 amd64 */
/* Locks of OpenBSD. */
#define NULL ((void *)0)
struct mutex { int m; };
struct rwlock { int r; };
#define RW_WRITE 0x0001UL
#define RW_READ 0x0002UL
#define RW_INTR 0x0010UL
#define RW_NOSLEEP 0x0040UL
#define PCATCH 0x100
#define PNORELOCK 0x200
void mtx_enter(struct mutex *m);
int mtx_enter_try(struct mutex *m);
void mtx_leave(struct mutex *m);
int rw_enter(struct rwlock *rw, int flags);
void rw_exit(struct rwlock *rw);
void rw_enter_write(struct rwlock *rw);
void rw_exit_write(struct rwlock *rw);
int msleep_nsec(const volatile void *ident, struct mutex *m, int prio, const char *msg,
    unsigned long long nsecs);

struct softc { struct mutex sc_mtx; struct rwlock sc_lock; int sc_state; };

int
mutex_leak(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	if (sc->sc_state == 0)
		/* Wrong: no mtx_leave() on this path. */
		return 1; /* expect: lock-leak */
	mtx_leave(&sc->sc_mtx);
	return 0;
}

int
mutex_try(struct softc *sc)
{
	if (!mtx_enter_try(&sc->sc_mtx))
		return 16; /* expect-not: lock-leak 0 means not taken */
	mtx_leave(&sc->sc_mtx);
	return 0;
}

int
rw_interrupted(struct softc *sc)
{
	int error;

	if ((error = rw_enter(&sc->sc_lock, RW_WRITE | RW_INTR)) != 0)
		return error; /* expect-not: lock-leak not taken */
	if (sc->sc_state == 0)
		/* Wrong: 0 from rw_enter() means taken. */
		return 5; /* expect: lock-leak */
	rw_exit(&sc->sc_lock);
	return 0;
}

int
rw_cannot_fail(struct softc *sc)
{
	rw_enter(&sc->sc_lock, RW_WRITE);
	sc->sc_state = 1;
	rw_exit_write(&sc->sc_lock);
	return 0; /* expect-not: lock-leak two names of the same release */
}

int
sleep_norelock(struct softc *sc, int last)
{
	int error;

	mtx_enter(&sc->sc_mtx);
	if (last)
		return msleep_nsec(sc, &sc->sc_mtx, PNORELOCK, "kw", 0); /* expect-not: lock-leak dropped */
	error = msleep_nsec(sc, &sc->sc_mtx, PCATCH, "kw", 0);
	if (error)
		/* Wrong: without PNORELOCK the mutex is held again. */
		return error; /* expect: lock-leak */
	mtx_leave(&sc->sc_mtx);
	return 0;
}
