/* kernel: freebsd 903000 amd64 */
/* Jumps forwards, backwards and into a block. */
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

int
goto_chain(struct softc *sc, int n)
{
	int *a, *b;
	int error;

	a = malloc(sizeof(*a), M_TEMP, M_NOWAIT);
	if (a == NULL) {
		error = 12;
		goto out;
	}
	b = malloc(sizeof(*b), M_TEMP, M_NOWAIT);
	if (b == NULL) {
		error = 12;
		goto free_a;
	}
	mtx_lock(&sc->sc_mtx);
	if (n < 0) {
		error = 22;
		goto unlock;
	}
	if (n == 0) {
		error = 5;
		/* Wrong: one label too far down, the mutex stays held. */
		goto free_b;
	}
	*a = n; /* expect-not: unchecked-null NULL went to out: */
	*b = n; /* expect-not: unchecked-null NULL went to free_a: */
	error = 0;
unlock:
	mtx_unlock(&sc->sc_mtx);
free_b:
	free(b, M_TEMP);
free_a:
	free(a, M_TEMP);
out:
	return (error); /* expect: lock-leak by way of goto free_b */
}

int
goto_back(struct softc *sc)
{
	int tries = 0;

again:
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_state == 0 && tries++ < 3) {
		mtx_unlock(&sc->sc_mtx);
		goto again;
	}
	mtx_unlock(&sc->sc_mtx);
	return (tries); /* expect-not: lock-leak unlocked before each way on */
}

int
goto_into_block(struct softc *sc, int held)
{
	mtx_lock(&sc->sc_mtx);
	if (held)
		goto inside;
	sc->sc_state = 1;
	if (sc->sc_error) {
inside:
		mtx_unlock(&sc->sc_mtx);
		return (1); /* expect-not: lock-leak unlocked on the line above */
	}
	/* Wrong: when sc_error is 0 nobody unlocks. */
	return (0); /* known-miss: lock-leak 0 with the lock looks designed */
}

int
goto_dead_code(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	sc->sc_state = 2;
	goto done;
	return (7); /* expect-not: lock-leak no way leads here */
done:
	mtx_unlock(&sc->sc_mtx);
	return (0);
}
