/* kernel: netbsd 104200000 i386 */
/* The pool is an argument of the function around pool_get. */
#define IPL_NET 5
struct pool { int pr_nout; };
struct pool buf_pool;
void *pool_get(struct pool *, int);
void pool_init(struct pool *, int, int, int, int, const char *, int, void *, void *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

void
buf_init(void)
{
	pool_init(&buf_pool, 64, 0, 0, 0, "bufpl", 0, 0, 0, 0);
}

static void *
take(struct pool *p)
{
	return pool_get(p, 0);
}

static int
drv_intr(void *arg)
{
	return take(&buf_pool) != 0; /* expect-not: pool-unprotected */
}

void
drv_attach(void *pc, int ih, void *sc)
{
	if (pci_intr_establish(pc, ih, IPL_NET, drv_intr, sc) == 0)
		return;
}

int
sys_drv(int n)
{
	return take(&buf_pool) != 0; /* expect: pool-unprotected */
}
