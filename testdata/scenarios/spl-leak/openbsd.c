/* kernel: openbsd 202304 amd64 */
/* Levels of OpenBSD, as macros over splraise() and spllower(). */
#define NULL ((void *)0)
#define IPL_NET 7
#define IPL_SCHED 12
int splraise(int ipl);
int spllower(int ipl);
#define splnet() splraise(IPL_NET)
#define splsched() splraise(IPL_SCHED)
#define splx(x) spllower(x)
#define splassert(ipl) do { } while (0)
struct __mp_lock { int l; };
void __mp_lock(struct __mp_lock *l);
void __mp_unlock(struct __mp_lock *l);
extern struct __mp_lock sched_lock;
#define SCHED_LOCK(s) do { s = splsched(); __mp_lock(&sched_lock); } while (0)
#define SCHED_UNLOCK(s) do { __mp_unlock(&sched_lock); splx(s); } while (0)
struct mutex { int m; };
void mtx_enter(struct mutex *m);
void mtx_leave(struct mutex *m);

struct softc { struct mutex sc_mtx; int sc_state; };

int
plain(struct softc *sc)
{
	int s;

	s = splnet();
	if (sc->sc_state == 0)
		/* Wrong: returns at splnet. */
		return 1; /* expect: spl-leak */
	splx(s);
	return 0; /* expect-not: spl-leak restored on the line above */
}

int
asserted(struct softc *sc)
{
	splassert(IPL_NET);
	sc->sc_state = 1;
	return 0; /* expect-not: spl-leak raised by the caller, only asserted here */
}

int
level_and_lock(struct softc *sc)
{
	int s;

	SCHED_LOCK(s);
	if (sc->sc_state == 1) {
		SCHED_UNLOCK(s);
		return 1; /* expect-not: spl-leak undone */ /* expect-not: lock-leak undone */
	}
	if (sc->sc_state == 2)
		/* Wrong: neither the level nor the lock is undone. */
		return 2; /* expect: spl-leak */ /* expect: lock-leak */
	SCHED_UNLOCK(s);
	return 0;
}

int
mutex_restores(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	sc->sc_state = 1;
	mtx_leave(&sc->sc_mtx);
	return 0; /* expect-not: spl-leak mtx_leave() gives the level back */
}
