/* kernel: freebsd 903000 amd64 */
/* Functions that do not come back: by model, by attribute, by their body. */
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
void panic(const char *fmt, ...);
void die(int code) __attribute__((__noreturn__));

static void
give_up(struct softc *sc)
{
	if (sc->sc_error)
		panic("error %d", sc->sc_error);
	die(1);
}

static void
maybe_give_up(struct softc *sc)
{
	if (sc->sc_error)
		panic("error");
}

int
after_panic(struct softc *sc)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	if (p == NULL)
		panic("no memory");
	*p = 1; /* expect-not: unchecked-null panic() does not come back */
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_state == 1)
		panic("state");
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
after_attribute(void)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	if (!p)
		die(12);
	*p = 1; /* expect-not: unchecked-null the attribute says so */
	return (0);
}

int
after_body(struct softc *sc)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	if (!p)
		give_up(sc);
	*p = 1; /* expect-not: unchecked-null every path of give_up() ends in one of them */
	return (0);
}

int
after_maybe(struct softc *sc)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	if (!p)
		maybe_give_up(sc);
	/* Wrong: maybe_give_up() comes back when there was no error. */
	*p = 1; /* expect: unchecked-null */
	return (0);
}
