/* kernel: freebsd 903000 amd64 */
/* Fall-through, default in the middle, ranges, a switch without default, nesting. */
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
switch_fall_through(struct softc *sc, int cmd)
{
	int *p = NULL;

	mtx_lock(&sc->sc_mtx);
	switch (cmd) {
	case 0:
		sc->sc_state = 0;
		/* FALLTHROUGH */
	case 1:
		sc->sc_error = 0;
		break;
	case 2:
		/* Wrong: the only case that does not come to the end. */
		return (2); /* expect: lock-leak */
	default:
		mtx_unlock(&sc->sc_mtx);
		p = malloc(sizeof(*p), M_TEMP, M_WAITOK);
		*p = cmd; /* expect-not: unchecked-null M_WAITOK */
		free(p, M_TEMP);
		return (0); /* expect-not: lock-leak unlocked in this case */
	case 4 ... 6:
		sc->sc_error = cmd;
	}
	mtx_unlock(&sc->sc_mtx);
	return (1); /* expect-not: lock-leak unlocked on the line above */
}

int
switch_without_default(int kind)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	switch (kind) {
	case 1:
	case 2:
		if (p == NULL)
			return (12);
		*p = 0; /* expect-not: unchecked-null tested in this case */
		break;
	}
	/* Wrong: any other kind passes by the test. */
	*p = kind; /* expect: unchecked-null */
	return (0);
}

int
switch_on_error(struct softc *sc, int arg)
{
	int error;

	error = (arg < 0) ? 22 : (arg == 0) ? 5 : 0;
	if (error == 0)
		mtx_lock(&sc->sc_mtx);
	switch (error) {
	case 0:
		mtx_unlock(&sc->sc_mtx);
		break;
	case 5:
		sc->sc_error = 5;
		break;
	default:
		break;
	}
	return (error); /* expect-not: lock-leak held exactly when error is 0 */
}

int
switch_nested(struct softc *sc, int a, int b)
{
	mtx_lock(&sc->sc_mtx);
	switch (a) {
	case 0:
		switch (b) {
		case 0:
			break;
		default:
			mtx_unlock(&sc->sc_mtx);
			return (0); /* expect-not: lock-leak unlocked on the line above */
		}
		break;
	case 1:
		if (b) {
	case 2:
			sc->sc_state = 2;
		}
		break;
	}
	mtx_unlock(&sc->sc_mtx);
	return (1);
}

int
switch_in_loop(struct softc *sc, const char *s)
{
	mtx_lock(&sc->sc_mtx);
	for (;;) {
		switch (*s++) {
		case ' ':
			continue;
		case '\0':
			goto out;
		case '!':
			/* Wrong: neither break nor continue nor goto. */
			return (1); /* expect: lock-leak */
		default:
			break;
		}
		sc->sc_state++;
	}
out:
	mtx_unlock(&sc->sc_mtx);
	return (0);
}
