/* kernel: netbsd 600000000 amd64 */
/* Functions that raise for their callers, or restore what they are given. */
#define NULL ((void *)0)
int splnet(void);
int splbio(void);
int splvm(void);
int splsoftnet(void);
int splhigh(void);
void splx(int s);
int spl0(void);
#define SPLKW() splnet()
#define KW_ENTER(sc, s) do { (s) = splnet(); (sc)->sc_busy++; } while (0)
#define KW_EXIT(sc, s) do { (sc)->sc_busy--; splx(s); } while (0)
struct softc { int sc_state, sc_error, sc_busy, sc_spl; };

static int
kw_raise(void)
{
	return splnet(); /* expect-not: spl-leak it gives the cookie to its caller */
}

static int
kw_enter(struct softc *sc)
{
	int s = splnet();

	sc->sc_busy++;
	return s; /* expect-not: spl-leak it gives the cookie to its caller */
}

static void
kw_exit(struct softc *sc, int s)
{
	sc->sc_busy--;
	splx(s);
}

int
by_macro(struct softc *sc)
{
	int s;

	s = SPLKW();
	if (sc->sc_error)
		/* Wrong: the macro raises just the same. */
		return 1; /* expect: spl-leak */
	splx(s);
	return 0;
}

int
by_statement_macro(struct softc *sc)
{
	int s;

	KW_ENTER(sc, s);
	if (sc->sc_error) {
		KW_EXIT(sc, s);
		return 1; /* expect-not: spl-leak left on the line above */
	}
	if (sc->sc_state)
		/* Wrong: not left. */
		return 2; /* expect: spl-leak */
	KW_EXIT(sc, s);
	return 0;
}

int
by_function(struct softc *sc)
{
	int s = kw_raise();

	if (sc->sc_error)
		/* Wrong: kw_raise() raised the level. */
		return 1; /* expect: spl-leak */
	splx(s);
	return 0;
}

int
by_pair(struct softc *sc)
{
	int s = kw_enter(sc);

	if (sc->sc_error) {
		kw_exit(sc, s);
		return 1; /* expect-not: spl-leak kw_exit() restores its argument */
	}
	kw_exit(sc, s);
	return 0; /* expect-not: spl-leak kw_exit() restores its argument */
}

int
by_pair_leak(struct softc *sc)
{
	int s = kw_enter(sc);

	if (sc->sc_error)
		/* Wrong: no kw_exit(). */
		return 1; /* expect: spl-leak */
	kw_exit(sc, s);
	return 0;
}

void
cookie_in_object(struct softc *sc)
{
	sc->sc_spl = splnet();
	sc->sc_state = 1;
} /* expect-not: spl-leak no path restores, the cookie is kept for object_done() */

void
object_done(struct softc *sc)
{
	sc->sc_state = 0;
	splx(sc->sc_spl);
}

int
object_in_one_function(struct softc *sc)
{
	sc->sc_spl = splnet();
	sc->sc_state++;
	splx(sc->sc_spl);
	return 0; /* expect-not: spl-leak the same field */
}

int
cookie_out(struct softc *sc, int *sp)
{
	*sp = splnet();
	return sc->sc_state; /* expect-not: spl-leak the caller gets the cookie */
}

int
cookie_out_used(struct softc *sc)
{
	int s, state;

	state = cookie_out(sc, &s);
	if (state == 0)
		/* Wrong: raised by cookie_out(). */
		return 1; /* known-miss: spl-leak cookie through a pointer */
	splx(s);
	return 0;
}
