/* kernel: netbsd 104200000 i386 */
/* An interrupt that runs out of mbufs asks the protocols to give memory back. */
#define IPL_NET 5
struct pool { int pr_nout; };
struct pool frag_pool;
struct frag { struct frag *f_next; };
struct proto { void (*pr_drain)(void); };
int splsoftnet(void);
int splimp(void);
void splx(int);
void *pool_get(struct pool *, int);
void pool_put(struct pool *, void *);
void pool_init(struct pool *, int, int, int, int, const char *, int, void *, void *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

static struct frag *frags;

void
frag_init(void)
{
	pool_init(&frag_pool, sizeof(struct frag), 0, 0, 0, "fragpl", 0, 0, 0, 0);
}

/* Called with the level at softnet. */
static void
frag_add(struct frag *f)
{
	struct frag *n;

	n = pool_get(&frag_pool, 0); /* expect: pool-unprotected */
	if (n != 0) {
		n->f_next = frags;
		frags = n;
	}
}

static void
frag_drain(void)
{
	struct frag *f = frags;

	if (f != 0) {
		frags = f->f_next;
		pool_put(&frag_pool, f); /* expect-not: pool-unprotected */
	}
}

struct proto protos[] = { { frag_drain } };

static void
reclaim(void)
{
	int i;

	for (i = 0; i < 1; i++)
		if (protos[i].pr_drain != 0)
			(*protos[i].pr_drain)();
}

static int
drv_intr(void *arg)
{
	reclaim();
	return 1;
}

void
drv_attach(void *pc, int ih, void *sc)
{
	if (pci_intr_establish(pc, ih, IPL_NET, drv_intr, sc) == 0)
		return;
}

int
sys_frag(struct frag *f)
{
	int s = splsoftnet();

	frag_add(f);
	splx(s);
	return 0;
}

int
sys_frag_protected(struct frag *f)
{
	int s = splimp();
	struct frag *n = pool_get(&frag_pool, 0); /* expect-not: pool-unprotected */

	if (n != 0)
		pool_put(&frag_pool, n); /* expect-not: pool-unprotected */
	splx(s);
	return 0;
}
