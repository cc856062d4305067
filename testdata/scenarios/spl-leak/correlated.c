/* kernel: netbsd 600000000 amd64 */
/* Whether the level is raised goes along with something that is tested later. */
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
by_flag(struct softc *sc, int poll)
{
	int s = 0;

	if (!poll)
		s = splnet();
	sc->sc_state++;
	if (!poll)
		splx(s);
	return 0; /* expect-not: spl-leak the same condition twice */
}

int
by_other_flag(struct softc *sc, int poll, int quiet)
{
	int s = 0;

	if (!poll)
		s = splnet();
	sc->sc_state++;
	if (!quiet)
		splx(s);
	/* Wrong: quiet and not poll leaves it raised. */
	return 0; /* expect: spl-leak */
}

int
by_error(struct softc *sc)
{
	int s, error;

	s = splnet();
	error = sc->sc_error;
	if (error == 0)
		splx(s);
	sc->sc_state = error;
	if (error != 0)
		splx(s);
	return error; /* expect-not: spl-leak one of the two runs */
}

int
by_switch(struct softc *sc, int cmd)
{
	int s;

	s = splnet();
	switch (cmd) {
	case 0:
		splx(s);
		return 0; /* expect-not: spl-leak restored on the line above */
	case 1:
	case 2:
		sc->sc_state = cmd;
		break;
	case 3:
		/* Wrong: the only case that does not restore. */
		return 3; /* expect: spl-leak */
	}
	splx(s);
	return 1; /* expect-not: spl-leak restored on the line above */
}
