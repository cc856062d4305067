/* kernel: netbsd 600000000 amd64 */
/* A way out that forgets the splx. */
int splnet(void);
int splbio(void);
void splx(int);
struct softc {
	int sc_flags;
	int sc_count;
};
int start(struct softc *);

int
error_path(struct softc *sc)
{
	int s, error;

	s = splnet();
	error = start(sc);
	if (error != 0)
		return (error); /* expect: spl-leak */
	sc->sc_count++;
	splx(s);
	return (0); /* expect-not: spl-leak */
}

int
wrong_label(struct softc *sc)
{
	int s, error = 0;

	s = splbio();
	if (sc->sc_flags == 0) {
		error = 6;
		goto out;
	}
	sc->sc_count++;
	splx(s);
out:
	return (error); /* expect: spl-leak */
}

int
in_switch(struct softc *sc, int command)
{
	int s, error = 0;

	s = splnet();
	switch (command) {
	case 1:
		sc->sc_count = 0;
		break;
	case 2:
		error = start(sc);
		break;
	default:
		return (25); /* expect: spl-leak */
	}
	splx(s);
	return (error); /* expect-not: spl-leak */
}

int
in_loop(struct softc *sc, int n)
{
	int i, s;

	for (i = 0; i < n; i++) {
		s = splnet();
		if (start(&sc[i]) != 0)
			return (i); /* expect: spl-leak */
		splx(s);
	}
	return (n); /* expect-not: spl-leak */
}

int
inner_of_two(struct softc *sc)
{
	int s, s2;

	s = splbio();
	s2 = splnet();
	if (sc->sc_flags == 0) {
		splx(s2);
		return (6); /* expect: spl-leak */
	}
	splx(s2);
	splx(s);
	return (0); /* expect-not: spl-leak */
}
