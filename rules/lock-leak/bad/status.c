/* kernel: openbsd 202304 amd64 */
/* Locks whose functions say by their result whether they are held. */
struct rwlock {
	int r;
};
struct mutex {
	int m;
};
int rw_enter(struct rwlock *, int);
void rw_exit(struct rwlock *);
void mtx_enter(struct mutex *);
int mtx_enter_try(struct mutex *);
void mtx_leave(struct mutex *);
int msleep(const volatile void *, struct mutex *, int, const char *, int);
#define RW_WRITE 0x0001UL
#define RW_INTR 0x0010UL
struct softc {
	struct rwlock sc_lock;
	struct mutex sc_mtx;
	int sc_busy;
};

int
interruptible(struct softc *sc)
{
	int error;

	error = rw_enter(&sc->sc_lock, RW_WRITE | RW_INTR);
	if (error)
		return (error); /* expect-not: lock-leak */
	if (sc->sc_busy)
		return (16); /* expect: lock-leak */
	rw_exit(&sc->sc_lock);
	return (0); /* expect-not: lock-leak */
}

int
held_after_the_sleep(struct softc *sc)
{
	int error;

	mtx_enter(&sc->sc_mtx);
	while (sc->sc_busy) {
		error = msleep(sc, &sc->sc_mtx, 0, "busy", 0);
		if (error)
			return (error); /* expect: lock-leak */
	}
	mtx_leave(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak */
}
