/* kernel: freebsd 903000 amd64 */
/* Whoever asserts it takes the blame at run time. */
struct malloc_type {
	int mt_id;
};
extern struct malloc_type M_DEVBUF[1];
void *malloc(unsigned long, struct malloc_type *, int);
void panic(const char *, ...);
#define M_NOWAIT 0x0001
#define NULL ((void *)0)
#define KASSERT(exp, msg) do { if (!(exp)) panic msg; } while (0)
#define MPASS(ex) KASSERT(ex, ("assertion " #ex))

struct node {
	int key;
};

int
kassert(int key)
{
	struct node *n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);

	KASSERT(n != NULL, ("%s: no memory", __func__));
	n->key = key; /* expect-not: unchecked-null */
	return (0);
}

int
mpass(int key)
{
	struct node *n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);

	MPASS(n);
	n->key = key; /* expect-not: unchecked-null */
	return (0);
}

static void
must_exist(const void *p, const char *what)
{
	if (p == NULL)
		panic("no %s", what);
}

int
helper(int key)
{
	struct node *n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);

	must_exist(n, "node");
	n->key = key; /* expect-not: unchecked-null */
	return (0);
}
