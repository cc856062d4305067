/* kernel: freebsd 903000 amd64 */
/* GNU statement expressions: values, jumps out of them, calls inside. */
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

#define LOCKED_STATE(sc) ({						\
	int _state;							\
									\
	mtx_lock(&(sc)->sc_mtx);					\
	_state = (sc)->sc_state;					\
	mtx_unlock(&(sc)->sc_mtx);					\
	_state;								\
})

#define GET_INT(how) ({							\
	int *_p = malloc(sizeof(int), M_TEMP, (how));			\
	_p;								\
})

int
statement_balanced(struct softc *sc)
{
	if (LOCKED_STATE(sc) > 0 && LOCKED_STATE(sc) < 9)
		return (1);
	return (LOCKED_STATE(sc)); /* expect-not: lock-leak each use is balanced */
}

int
statement_jump(struct softc *sc)
{
	int n;

	mtx_lock(&sc->sc_mtx);
	n = ({
		if (sc->sc_error)
			goto out;
		sc->sc_state;
	});
	mtx_unlock(&sc->sc_mtx);
	return (n);
out:
	/* Wrong: the jump out of the expression skips the unlock. */
	return (-1); /* expect: lock-leak */
}

int
statement_value(void)
{
	int *p = GET_INT(M_NOWAIT);
	int *q = GET_INT(M_WAITOK);

	*q = 1; /* expect-not: unchecked-null M_WAITOK */
	/* Wrong: the value of the expression is the result of malloc(). */
	*p = 1; /* expect: unchecked-null */
	return (0);
}

int
statement_return(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	sc->sc_state = ({
		if (sc->sc_error == 3)
			/* Wrong: a return inside an expression is a return too. */
			return (3); /* expect: lock-leak */
		4;
	});
	mtx_unlock(&sc->sc_mtx);
	return (0);
}
