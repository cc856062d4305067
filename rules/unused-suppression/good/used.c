/* kernel: freebsd 903000 amd64 */
/* Comments that suppress what is there, in all their forms. */
struct mtx { int m; };
struct softc { struct mtx sc_mtx; };
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int start(struct softc *);

int
next_line(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (start(sc) != 0)
		/* kwitness-disable-next-line lock-leak -- it goes away with sc */
		return (1); /* expect-not: unused-suppression */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
same_line(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (start(sc) != 0)
		return (1); /* kwitness-disable-line lock-leak -- it goes away with sc */
	mtx_unlock(&sc->sc_mtx);
	return (0); /* expect-not: unused-suppression */
}

int
over_several_lines(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (start(sc) != 0) {
		/*
		 * kwitness-disable-next-line lock-leak
		 * -- it goes away with sc, which start() has freed
		 */

		/* Somebody else's comment between the two. */
		return (1); /* expect-not: unused-suppression */
	}
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

#ifdef NOT_DEFINED_HERE
int
left_out(struct softc *sc)
{
	/* kwitness-disable-next-line lock-leak -- in another configuration */
	return (1); /* expect-not: unused-suppression */
}
#endif
