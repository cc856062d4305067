/* kernel: netbsd 600000000 amd64 */
/* The pool blocks soft interrupts, but a hard one uses it. */
#define IPL_SOFTNET 4
#define IPL_VM 6
struct pool { int pr_nout; };
struct pool low_pool, high_pool;
struct softc { int sc_unit; };
void *pool_get(struct pool *, int);
void pool_put(struct pool *, void *);
void pool_init(struct pool *, int, int, int, int, const char *, void *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

void
pools(void)
{
	pool_init(&low_pool, 64, 0, 0, 0, "lowpl", 0, IPL_SOFTNET);
	pool_init(&high_pool, 64, 0, 0, 0, "highpl", 0, IPL_VM);
}

static void
reuse(void *object)
{
	pool_put(&low_pool, object); /* expect: pool-unprotected */
	pool_put(&high_pool, object); /* expect-not: pool-unprotected */
}

static int
drv_intr(void *arg)
{
	reuse(arg);
	return 1;
}

void
drv_attach(void *pc, int ih, struct softc *sc)
{
	if (pci_intr_establish(pc, ih, IPL_VM, drv_intr, sc) == 0)
		return;
}
