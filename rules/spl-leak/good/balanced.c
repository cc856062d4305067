/* kernel: netbsd 600000000 amd64 */
/* Every way out restores the level. */
int splnet(void);
int splbio(void);
int splvm(void);
void splx(int);
void panic(const char *, ...);
struct softc {
	int sc_flags;
	int sc_count;
};
int start(struct softc *);

int
every_path(struct softc *sc)
{
	int s;

	s = splnet();
	if (sc->sc_flags == 0) {
		splx(s);
		return (6); /* expect-not: spl-leak */
	}
	sc->sc_count++;
	splx(s);
	return (0); /* expect-not: spl-leak */
}

int
common_exit(struct softc *sc)
{
	int s, error;

	s = splbio();
	error = start(sc);
	if (error != 0)
		goto out;
	sc->sc_count++;
out:
	splx(s);
	return (error); /* expect-not: spl-leak */
}

int
only_if_asked(struct softc *sc, int protect)
{
	int s = 0;

	if (protect)
		s = splnet();
	sc->sc_count++;
	if (protect)
		splx(s);
	return (0); /* expect-not: spl-leak */
}

int
nested(struct softc *sc)
{
	int s, s2;

	s = splbio();
	s2 = splvm();
	sc->sc_count++;
	splx(s2);
	splx(s);
	return (0); /* expect-not: spl-leak */
}

int
loop_with_break(struct softc *sc, int n)
{
	int i, s, error = 0;

	s = splnet();
	for (i = 0; i < n; i++) {
		error = start(&sc[i]);
		if (error != 0)
			break;
		splx(s);
		s = splnet();
	}
	splx(s);
	return (error); /* expect-not: spl-leak */
}

int
no_way_back(struct softc *sc)
{
	int s;

	s = splnet();
	if (sc->sc_flags == 0)
		panic("not attached");
	splx(s);
	return (0); /* expect-not: spl-leak */
}
