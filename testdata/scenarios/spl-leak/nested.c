/* kernel: netbsd 600000000 amd64 */
/* One level inside another, and cookies that are used again. */
#define NULL ((void *)0)
int splnet(void);
int splbio(void);
int splvm(void);
int splsoftnet(void);
int splhigh(void);
void splx(int s);
int spl0(void);
struct softc { int sc_state, sc_error; };

int
nested(struct softc *sc)
{
	int s, t;

	s = splsoftnet();
	t = splnet();
	sc->sc_state = 1;
	splx(t);
	if (sc->sc_error) {
		splx(s);
		return 1; /* expect-not: spl-leak both restored */
	}
	splx(s);
	return 0; /* expect-not: spl-leak both restored */
}

int
nested_inner_forgotten(struct softc *sc)
{
	int s, t;

	s = splsoftnet();
	t = splnet();
	if (sc->sc_error) {
		splx(t);
		/* Wrong: the inner level is restored, the outer one is not. */
		return 1; /* expect: spl-leak */
	}
	splx(t);
	splx(s);
	return 0;
}

int
nested_outer_at_once(struct softc *sc)
{
	int s;

	s = splsoftnet();
	(void)splnet();
	sc->sc_state = 1;
	splx(s);
	return 0; /* expect-not: spl-leak the outer cookie restores both */
}

int
same_cookie_one_after_another(struct softc *sc)
{
	int s;

	s = splnet();
	sc->sc_state = 1;
	splx(s);
	s = splbio();
	sc->sc_state = 2;
	splx(s);
	return 0; /* expect-not: spl-leak two sections, one after the other */
}

int
cookie_overwritten(struct softc *sc)
{
	int s;

	s = splsoftnet();
	s = splnet(); /* expect: spl-mismatch the only copy of the cookie is lost */
	sc->sc_state = 1;
	splx(s);
	/* Wrong: s was overwritten with the raised level, which is what splx() restores. */
	return 0; /* known-miss: spl-leak no other path restores it */
}

int
cookie_copied(struct softc *sc)
{
	int s, saved;

	s = splnet();
	saved = s;
	s = sc->sc_state;
	splx(saved);
	return s; /* expect-not: spl-leak the copy restores */
}

int
lowered(struct softc *sc)
{
	int s;

	s = splnet();
	if (sc->sc_error) {
		spl0();
		return 1; /* expect-not: spl-leak nothing is raised any more */
	}
	splx(s);
	return 0;
}
