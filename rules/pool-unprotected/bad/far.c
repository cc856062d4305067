/* kernel: netbsd 104200000 i386 */
/* So many calls lie between the interrupt and the pool that one of them may not be made. */
#define IPL_NET 5
struct pool { int pr_nout; };
struct pool job_pool;
int splsoftnet(void);
void splx(int);
void *pool_get(struct pool *, int);
void pool_put(struct pool *, void *);
void pool_init(struct pool *, int, int, int, int, const char *, int, void *, void *, int);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

void
job_init(void)
{
	pool_init(&job_pool, 64, 0, 0, 0, "jobpl", 0, 0, 0, 0);
}

static void *last;

static void
step_1(void)
{
	last = pool_get(&job_pool, 0); /* expect-not: pool-unprotected */
}

static void
step_2(void)
{
	step_1();
}

static void
step_3(void)
{
	step_2();
}

static void
step_4(void)
{
	step_3();
}

static void
step_5(void)
{
	step_4();
}

static void
step_6(void)
{
	step_5();
}

static void
step_7(void)
{
	step_6();
}

static void
step_8(void)
{
	step_7();
}

static void
step_9(void)
{
	step_8();
}

static void
step_10(void)
{
	step_9();
}

static void
step_11(void)
{
	step_10();
}

static void
step_12(void)
{
	step_11();
}

static void
step_13(void)
{
	step_12();
}

static void
step_14(void)
{
	step_13();
}

static int
drv_intr(void *arg)
{
	step_14();
	return 1;
}

void
drv_attach(void *pc, int ih, void *sc)
{
	if (pci_intr_establish(pc, ih, IPL_NET, drv_intr, sc) == 0)
		return;
}

int
sys_job(int n)
{
	int s = splsoftnet();
	void *j = pool_get(&job_pool, n); /* expect: pool-unprotected a note only: a long way */

	if (j != 0)
		pool_put(&job_pool, j); /* expect: pool-unprotected a note only: a long way */
	splx(s);
	return 0;
}
