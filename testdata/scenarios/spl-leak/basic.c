/* kernel: netbsd 600000000 amd64 */
/* Paths that leave with the level raised. */
#define NULL ((void *)0)
int splnet(void);
int splbio(void);
int splvm(void);
int splsoftnet(void);
int splhigh(void);
void splx(int s);
int spl0(void);
struct softc { int sc_state, sc_error; struct softc *sc_next; };
void *kmem_alloc(unsigned long size, unsigned int flags);
#define KM_NOSLEEP 0x02

int
early_return(struct softc *sc)
{
	int s;

	s = splnet();
	if (sc->sc_error)
		/* Wrong: returns at splnet. */
		return 5; /* expect: spl-leak */
	splx(s);
	return 0; /* expect-not: spl-leak restored on the line above */
}

void
end_of_void(struct softc *sc)
{
	int s = splbio();

	if (sc->sc_state) {
		sc->sc_state = 0;
		splx(s);
	}
	/* Wrong: only the branch above restores. */
} /* expect: spl-leak */

int
goto_chain(struct softc *sc)
{
	int s, error = 0;
	void *p;

	s = splnet();
	p = kmem_alloc(8, KM_NOSLEEP);
	if (p == NULL) {
		error = 12;
		goto out;
	}
	if (sc->sc_state == 0)
		/* Wrong: below the label that restores. */
		goto done;
	sc->sc_state = 2;
out:
	splx(s);
done:
	return error; /* expect: spl-leak */
}

int
loop_break(struct softc *sc)
{
	int s;

	for (; sc != NULL; sc = sc->sc_next) {
		s = splnet();
		if (sc->sc_state == 1)
			/* Wrong: the break leaves before the splx of this turn. */
			break;
		splx(s);
	}
	return 0; /* expect: spl-leak */
}

int
loop_relax(struct softc *sc)
{
	int s;

	s = splnet();
	while (sc->sc_state == 0) {
		splx(s);
		s = splnet();
	}
	splx(s);
	return 0; /* expect-not: spl-leak raised at the head of each turn, restored at the end */
}

int
initialiser(struct softc *sc)
{
	const int s = splhigh(), state = sc->sc_state;

	splx(s);
	return state; /* expect-not: spl-leak restored on the line above */
}

int
result_thrown_away(struct softc *sc)
{
	if (sc->sc_error) {
		(void)splhigh();
		for (;;)
			sc->sc_state++;
	}
	return 0; /* expect-not: spl-leak the raised path never comes here */
}

int
in_condition(struct softc *sc)
{
	int s;

	if ((s = splnet()) != 0 && sc->sc_error) {
		splx(s);
		return 1; /* expect-not: spl-leak restored on the line above */
	}
	splx(s);
	return 0; /* expect-not: spl-leak raised in any case, restored in any case */
}
