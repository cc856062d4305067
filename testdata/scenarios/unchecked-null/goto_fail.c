/* kernel: freebsd 903000 amd64 */
/* An attach routine with several resources and one way out for each. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);

struct res { int r_id; };
struct softc { struct res *sc_mem, *sc_irq, *sc_ring; int sc_error; };

static struct res *
res_alloc(void)
{
	return (malloc(sizeof(struct res), M_TEMP, M_NOWAIT | M_ZERO));
}

static void
res_release(struct res *r)
{
	r->r_id = 0;
	free(r, M_TEMP);
}

int
attach_chain(struct softc *sc)
{
	sc->sc_mem = res_alloc();
	if (sc->sc_mem == NULL)
		goto fail;
	sc->sc_irq = res_alloc();
	if (sc->sc_irq == NULL)
		goto fail_mem;
	sc->sc_ring = res_alloc();
	if (sc->sc_ring == NULL)
		goto fail_irq;
	sc->sc_ring->r_id = 3; /* expect-not: unchecked-null tested above */
	return (0);
fail_irq:
	res_release(sc->sc_irq); /* expect-not: unchecked-null it was there before fail_irq */
fail_mem:
	res_release(sc->sc_mem); /* expect-not: unchecked-null it was there before fail_mem */
fail:
	return (12);
}

int
attach_one_label(void)
{
	struct res *mem = NULL, *irq = NULL;

	mem = res_alloc();
	if (mem == NULL)
		goto fail;
	irq = res_alloc();
	if (irq == NULL)
		goto fail;
	irq->r_id = 1; /* expect-not: unchecked-null tested above */
	return (0);
fail:
	if (irq != NULL)
		res_release(irq); /* expect-not: unchecked-null tested on the line above */
	if (mem != NULL)
		res_release(mem); /* expect-not: unchecked-null tested on the line above */
	return (12);
}

int
attach_wrong_label(void)
{
	struct res *mem, *irq = NULL;

	mem = res_alloc();
	if (mem == NULL)
		return (12);
	irq = res_alloc();
	if (irq == NULL)
		goto fail_irq;
	irq->r_id = 1;
	return (0);
fail_irq:
	/* Wrong: it comes here because irq is NULL; res_release() writes to it. */
	res_release(irq); /* expect: unchecked-null */
	res_release(mem);
	return (12);
}
