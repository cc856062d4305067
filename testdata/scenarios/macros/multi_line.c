/* kernel: freebsd 903000 amd64 */
/* Uses of macros that go over several lines: a place is where the use begins. */
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

#define STORE(p, v)							\
	do {								\
		(p)->sc_state = (v);					\
		(p)->sc_error = 0;					\
	} while (0)

#define LEAVE_IF(cond, value)						\
	if (cond)							\
		return (value)

#define ALLOC(p)							\
	((p) = malloc(sizeof(*(p)), M_TEMP,				\
	    M_NOWAIT))

int
store_null(void)
{
	struct softc *sc;

	ALLOC(
	    sc
	);
	/* Wrong: the macro writes through a pointer that may be NULL. */
	STORE(sc, /* expect: unchecked-null */
	    1);
	return (0);
}

int
return_in_macro(struct softc *sc, int error)
{
	mtx_lock(&sc->sc_mtx);
	/* Wrong: the macro hides a return. */
	LEAVE_IF(error != 0, /* expect: lock-leak */
	    error);
	mtx_unlock(&sc->sc_mtx);
	LEAVE_IF(sc->sc_state, 1); /* expect-not: lock-leak unlocked on the line above */
	return (0);
}

int
argument_with_call(struct softc *sc)
{
	STORE(sc, ({
		int *p = malloc(sizeof(*p), M_TEMP, M_WAITOK);
		*p; /* expect-not: unchecked-null M_WAITOK */
	}));
	return (0);
}
