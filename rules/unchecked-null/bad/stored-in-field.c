/* kernel: freebsd 903000 amd64 */
/* The result goes into a structure, or through a copy, before it is used. */
struct malloc_type {
	int mt_id;
};
extern struct malloc_type M_DEVBUF[1];
void *malloc(unsigned long, struct malloc_type *, int);
void *memcpy(void *, const void *, unsigned long);
#define M_NOWAIT 0x0001

struct ring {
	int head;
};
struct softc {
	struct ring *sc_ring;
	char *sc_name;
};

int
field(struct softc *sc)
{
	sc->sc_ring = malloc(sizeof(struct ring), M_DEVBUF, M_NOWAIT);
	sc->sc_ring->head = 0; /* expect: unchecked-null */
	return (0);
}

int
copy(struct softc *sc)
{
	struct ring *r, *alias;

	r = malloc(sizeof(*r), M_DEVBUF, M_NOWAIT);
	alias = r;
	sc->sc_ring = alias;
	alias->head = 0; /* expect: unchecked-null */
	return (0);
}

int
library_function(struct softc *sc, const char *name)
{
	sc->sc_name = malloc(16, M_DEVBUF, M_NOWAIT);
	memcpy(sc->sc_name, name, 16); /* expect: unchecked-null */
	return (0);
}

int
copy_was_tested(struct softc *sc)
{
	struct ring *r;

	r = malloc(sizeof(*r), M_DEVBUF, M_NOWAIT);
	sc->sc_ring = r;
	if (r == 0)
		return (12);
	sc->sc_ring->head = 0; /* expect-not: unchecked-null */
	return (0);
}
