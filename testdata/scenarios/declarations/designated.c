/* kernel: freebsd 903000 amd64 */
/* Tables of functions: designated, positional, nested, arrays, and stores. */
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

struct ops {
	const char *name;
	int (*enter)(struct softc *);
	void (*leave)(struct softc *);
	int *(*find)(int);
};

static int kw_enter(struct softc *sc);
static void kw_leave(struct softc *sc);
static int *kw_find(int key);

static int table[4];

static const struct ops kw_ops = {
	.leave = kw_leave,
	.name = "kw",
	.enter = &kw_enter,
	.find = kw_find,
};

static struct ops positional_ops = { "positional", kw_enter, kw_leave, kw_find };

static const struct {
	int id;
	struct ops ops;
} all[] = {
	[1] = { .id = 1, .ops = { .name = "one", .find = kw_find } },
	[0] = { 0, { "zero", kw_enter, kw_leave, 0 } },
	[2 ... 3] = { .ops.enter = kw_enter, .ops.leave = kw_leave },
};

static int
kw_enter(struct softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	return (0); /* expect-not: lock-leak no path of this function unlocks: it is its job */
}

static void
kw_leave(struct softc *sc)
{
	mtx_unlock(&sc->sc_mtx);
}

static int *
kw_find(int key)
{
	return (key < 4 ? &table[key] : NULL);
}

int
through_table(struct softc *sc)
{
	kw_ops.enter(sc);
	sc->sc_state = 1;
	kw_ops.leave(sc);
	return (0); /* expect-not: lock-leak entered and left through the table */
}

int
through_table_leak(struct softc *sc)
{
	kw_ops.enter(sc);
	if (sc->sc_error)
		/* Wrong: what was entered through the table is not left. */
		return (5); /* known-miss: lock-leak call through a pointer */
	kw_ops.leave(sc);
	return (0);
}

int
through_pointer(const struct ops *ops, int key)
{
	/* Wrong: every function that find can be may return NULL. */
	return (*ops->find(key)); /* known-miss: unchecked-null call through a pointer */
}

int
use_all(int i, int key)
{
	int *p;

	positional_ops.find = kw_find;
	p = all[i].ops.find ? all[i].ops.find(key) : NULL;
	if (p == NULL)
		return (0);
	return (*p); /* expect-not: unchecked-null tested above */
}
