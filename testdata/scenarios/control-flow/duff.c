/* kernel: freebsd 903000 amd64 */
/* A switch whose cases lie inside a loop. */
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

void
duff(struct softc *sc, char *to, const char *from, int count)
{
	int n;

	if (count <= 0)
		return;
	n = (count + 3) / 4;
	mtx_lock(&sc->sc_mtx);
	switch (count % 4) {
	case 0:	do {	*to++ = *from++;
	case 3:		*to++ = *from++;
	case 2:		*to++ = *from++;
	case 1:		*to++ = *from++;
		} while (--n > 0);
	}
	mtx_unlock(&sc->sc_mtx);
} /* expect-not: lock-leak every case runs to the end of the loop */

int
duff_leak(struct softc *sc, char *to, const char *from, int count)
{
	int n = (count + 1) / 2;

	mtx_lock(&sc->sc_mtx);
	switch (count % 2) {
	case 0:	do {	*to++ = *from++;
	case 1:		if (*from == 0)
				/* Wrong: out of the middle of it, with the mutex. */
				return (1); /* expect: lock-leak */
			*to++ = *from++;
		} while (--n > 0);
	}
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
duff_pointer(int kind)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);
	int n = 2;

	switch (kind) {
	case 0:	do {	if (p == NULL)
				return (12);
			*p = n; /* expect-not: unchecked-null tested on the line above */
	case 1:		n--;
		} while (n > 0);
	}
	/* Wrong: no other kind enters the loop at all. */
	return (*p); /* expect: unchecked-null */
}
