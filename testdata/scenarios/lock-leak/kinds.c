/* kernel: freebsd 903000 amd64 */
/* Other families of locks, modes, recursion. */
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
struct sx { int s; };
struct rwlock { int r; };
struct lock { int l; };
#define LK_SHARED 0x200000
#define LK_EXCLUSIVE 0x080000
#define LK_RELEASE 0x100000
#define LK_NOWAIT 0x000200
void mtx_lock_spin(struct mtx *m);
void mtx_unlock_spin(struct mtx *m);
void sx_xlock(struct sx *sx);
void sx_xunlock(struct sx *sx);
void sx_slock(struct sx *sx);
void sx_sunlock(struct sx *sx);
void rw_rlock(struct rwlock *rw);
void rw_runlock(struct rwlock *rw);
void rw_wlock(struct rwlock *rw);
void rw_wunlock(struct rwlock *rw);
void rw_downgrade(struct rwlock *rw);
int lockmgr(struct lock *lk, int flags, struct mtx *ilk);
void critical_enter(void);
void critical_exit(void);

int
spin(struct softc *sc)
{
	mtx_lock_spin(&sc->sc_mtx);
	if (sc->sc_state)
		/* Wrong: a spin mutex stays held. */
		return (1); /* expect: lock-leak */
	mtx_unlock_spin(&sc->sc_mtx);
	return (0);
}

int
shared(struct sx *sx, int n)
{
	sx_slock(sx);
	if (n)
		/* Wrong: a shared lock is a lock as well. */
		return (1); /* expect: lock-leak */
	sx_sunlock(sx);
	return (0);
}

int
one_mode_or_the_other(struct sx *sx, int write)
{
	if (write)
		sx_xlock(sx);
	else
		sx_slock(sx);
	if (write)
		sx_xunlock(sx);
	else
		sx_sunlock(sx);
	return (0); /* expect-not: lock-leak the same condition both times */
}

int
downgraded(struct rwlock *rw, int n)
{
	rw_wlock(rw);
	if (n) {
		rw_downgrade(rw);
		rw_runlock(rw);
		return (1); /* expect-not: lock-leak unlocked in its new mode */
	}
	rw_wunlock(rw);
	return (0);
}

int
by_lockmgr(struct lock *lk, int n)
{
	if (lockmgr(lk, LK_EXCLUSIVE | LK_NOWAIT, NULL) != 0)
		return (16); /* expect-not: lock-leak not 0 means not taken */
	if (n)
		/* Wrong: LK_RELEASE is missing on this path. */
		return (1); /* expect: lock-leak */
	lockmgr(lk, LK_RELEASE, NULL);
	return (0);
}

int
critical(struct softc *sc)
{
	critical_enter();
	if (sc->sc_error)
		/* Wrong: the critical section is not left. */
		return (1); /* expect: lock-leak */
	critical_exit();
	return (0);
}

int
recursive(struct rwlock *rw, int n)
{
	int r = 0;

	rw_rlock(rw);
	if (n > 0)
		r = recursive(rw, n - 1);
	rw_runlock(rw);
	return (r); /* expect-not: lock-leak each call is balanced, by induction */
}

int
recursive_leak(struct rwlock *rw, int n)
{
	rw_rlock(rw);
	if (n > 0 && recursive_leak(rw, n - 1) != 0)
		/* Wrong: an error further down leaves this level's lock. */
		return (1); /* expect: lock-leak */
	rw_runlock(rw);
	return (n == 0);
}

int
taken_twice(struct rwlock *rw, int n)
{
	rw_rlock(rw);
	rw_rlock(rw);
	if (n) {
		rw_runlock(rw);
		/* Wrong: taken twice, given back once. */
		return (1); /* expect: lock-leak */
	}
	rw_runlock(rw);
	rw_runlock(rw);
	return (0); /* expect-not: lock-leak twice and twice */
}
