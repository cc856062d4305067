/* kernel: freebsd 903000 amd64 */
/* Whether the lock is held goes along with something that is tested later. */
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
#define PD_DEREF 0x02

int do_work(struct softc *sc);

int
by_local_flag(struct softc *sc, int want)
{
	int locked = 0;

	if (want) {
		mtx_lock(&sc->sc_mtx);
		locked = 1;
	}
	do_work(sc);
	if (locked)
		mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak locked says whether it is held */
}

int
by_forgotten_flag(struct softc *sc, int want)
{
	int locked = 0;

	mtx_lock(&sc->sc_mtx);
	if (want)
		locked = 1;
	do_work(sc);
	if (locked)
		mtx_unlock(&sc->sc_mtx);
	/* Wrong: without want it is locked and locked is 0. */
	return (0); /* expect: lock-leak */
}

int
by_argument(struct softc *sc, int flags)
{
	if (!(flags & PD_LOCKED))
		mtx_lock(&sc->sc_mtx);
	sc->sc_state++;
	if (!(flags & PD_LOCKED))
		mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak the same bit of the same argument */
}

int
by_other_bit(struct softc *sc, int flags)
{
	if (!(flags & PD_LOCKED))
		mtx_lock(&sc->sc_mtx);
	sc->sc_state++;
	if (!(flags & PD_DEREF))
		mtx_unlock(&sc->sc_mtx);
	/* Wrong: PD_DEREF without PD_LOCKED leaves it locked. */
	return (0); /* expect: lock-leak */
}

int
by_bit_that_is_cleared(struct softc *sc, int flags)
{
	while (sc != NULL) {
		if (!(flags & PD_LOCKED)) {
			mtx_lock(&sc->sc_mtx);
			flags |= PD_LOCKED;
		}
		sc->sc_state--;
		if (flags & PD_LOCKED) {
			mtx_unlock(&sc->sc_mtx);
			flags &= ~PD_LOCKED;
		}
		sc = sc->sc_next;
	}
	return (0); /* expect-not: lock-leak the bit is set and cleared with the lock */
}

int
by_error(struct softc *sc)
{
	int error;

	error = do_work(sc);
	if (error == 0)
		mtx_lock(&sc->sc_mtx);
	sc->sc_state = error;
	if (error != 0)
		return (error); /* expect-not: lock-leak locked only when error is 0 */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
by_error_set_again(struct softc *sc)
{
	int error;

	error = do_work(sc);
	if (error == 0)
		mtx_lock(&sc->sc_mtx);
	error = do_work(sc);
	if (error != 0)
		/* Wrong: this error is another one, the lock may be held. */
		return (error); /* expect: lock-leak */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
by_pointer(struct softc *sc, struct softc *parent)
{
	if (parent != NULL)
		mtx_lock(&parent->sc_mtx);
	sc->sc_state = 1;
	if (parent)
		mtx_unlock(&parent->sc_mtx);
	return (0); /* expect-not: lock-leak two spellings of one test */
}

int
by_lock_pointer(struct softc *sc, int want)
{
	struct mtx *m = NULL;

	if (want) {
		m = &sc->sc_mtx;
		mtx_lock(m);
	}
	do_work(sc);
	if (m != NULL)
		mtx_unlock(m);
	return (0); /* expect-not: lock-leak m is set exactly when it is held */
}

int
by_comparison(struct softc *sc, int n)
{
	if (n > 10)
		mtx_lock(&sc->sc_mtx);
	do_work(sc);
	if (n > 10)
		mtx_unlock(&sc->sc_mtx);
	return (n); /* expect-not: lock-leak the same comparison, n unchanged */
}

int
by_loop_variable(struct softc *sc, int n)
{
	int i, held = 0;

	for (i = 0; i < n; i++) {
		if (!held) {
			mtx_lock(&sc->sc_mtx);
			held = 1;
		}
		if (sc->sc_state == i) {
			mtx_unlock(&sc->sc_mtx);
			held = 0;
			do_work(sc);
		}
	}
	if (held)
		mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak held goes along with the mutex */
}

int
by_cleanup_label(struct softc *sc, int n)
{
	int error = 0, locked = 0;

	if (n == 0) {
		error = 22;
		goto done;
	}
	mtx_lock(&sc->sc_mtx);
	locked = 1;
	if (n == 1) {
		error = 5;
		goto done;
	}
	mtx_unlock(&sc->sc_mtx);
	locked = 0;
	error = do_work(sc);
done:
	if (locked)
		mtx_unlock(&sc->sc_mtx);
	return (error); /* expect-not: lock-leak locked is right at each goto */
}
