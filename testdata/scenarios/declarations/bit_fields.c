/* kernel: freebsd 903000 amd64 */
/* Bit fields, also unnamed ones and of width 0, as the condition of a lock. */
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

struct flags_softc {
	struct mtx sc_mtx;
	unsigned int sc_up : 1, sc_sick : 1, : 0, sc_unit : 6;
	signed int sc_level : 3;
	unsigned int : 5;
	_Bool sc_gone : 1;
};

int
bit_condition(struct flags_softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_gone) {
		mtx_unlock(&sc->sc_mtx);
		return (6); /* expect-not: lock-leak unlocked on the line above */
	}
	sc->sc_up = 1;
	if (sc->sc_sick)
		/* Wrong: this bit is tested while the mutex is held. */
		return (5); /* expect: lock-leak */
	sc->sc_level--;
	mtx_unlock(&sc->sc_mtx);
	return (sc->sc_unit);
}

int
bit_value(unsigned int unit)
{
	struct flags_softc *sc = malloc(sizeof(*sc), M_TEMP, M_NOWAIT | M_ZERO);

	/* Wrong: a bit field of NULL. */
	sc->sc_unit = unit; /* expect: unchecked-null */
	return (0);
}
