/* kernel: freebsd 903000 amd64 */
/* Labels as values: any label whose address is taken may be the target. */
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
computed(struct softc *sc, const unsigned char *pc)
{
	static void *const ops[] = { &&op_nop, &&op_set, &&op_end };

	mtx_lock(&sc->sc_mtx);
	goto *ops[*pc];
op_nop:
	goto *ops[*++pc];
op_set:
	sc->sc_state = *++pc;
	goto *ops[*++pc];
op_end:
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak the only way out unlocks */
}

int
computed_leak(struct softc *sc, int which)
{
	void *target = which ? &&good : &&bad;

	mtx_lock(&sc->sc_mtx);
	goto *target;
good:
	mtx_unlock(&sc->sc_mtx);
	return (0);
bad:
	/* Wrong: a jump can come here with the mutex held. */
	return (1); /* expect: lock-leak */
}
