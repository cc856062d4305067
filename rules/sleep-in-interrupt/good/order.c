/* kernel: netbsd 600000000 amd64 */
/* A negative constant, and flags that a function adds to before it hands them on. */
#define NONE -1
#define F_WAIT 1
#define F_NOWAIT 2
#define F_ZERO 4
typedef struct callout { int c; } callout_t;
int tsleep(void *, int, const char *, int);
void callout_setfunc(callout_t *, void (*)(void *), void *);

struct softc {
	callout_t sc_ch;
	int sc_state;
};

static void
leave(struct softc *sc, int how)
{
	if (how >= 0)
		tsleep(sc, 0, "leave", how); /* expect-not: sleep-in-interrupt the callout says NONE */
}

static void
failed(struct softc *sc, int how)
{
	if (how >= 0 && sc->sc_state > 3)
		how = NONE;
	leave(sc, how);
}

static int
take(struct softc *sc, int flags)
{
	if (flags & F_WAIT)
		tsleep(sc, 0, "take", 0); /* expect-not: sleep-in-interrupt the callout says F_NOWAIT */
	return (sc->sc_state);
}

static int
take_zeroed(struct softc *sc, int flags)
{
	flags |= F_ZERO;
	return (take(sc, flags));
}

static void
tick(void *arg)
{
	struct softc *sc = arg;

	failed(sc, NONE);
	take_zeroed(sc, F_NOWAIT);
}

void
drv_attach(struct softc *sc)
{
	callout_setfunc(&sc->sc_ch, tick, sc);
	failed(sc, 1);
	take_zeroed(sc, F_WAIT);
}
