/* kernel: netbsd 104200000 i386 */
/* Every use is at a level that blocks the interrupt; wrappers count. */
#define IPL_NET 5
struct pool { int pr_nout; };
struct pool buf_pool;
int splnet(void);
void splx(int);
void *pool_get(struct pool *, int);
void pool_put(struct pool *, void *);
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
	void *b = take(&buf_pool); /* expect-not: pool-unprotected */

	if (b != 0)
		pool_put(&buf_pool, b); /* expect-not: pool-unprotected */
	return 1;
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
	int s = 0;
	void *b = 0;

	if (n > 0)
		s = splnet();
	if (n > 0)
		b = take(&buf_pool); /* expect-not: pool-unprotected */
	if (n > 0)
		splx(s);
	return b != 0;
}
