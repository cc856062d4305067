/* kernel: netbsd 104200000 i386 */
/* The interrupt passes an object where the pool is used for those who pass none, or none where one is needed. */
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

/* Only without a delay is the work done at once. */
static void
job_start(int *delay)
{
	if (delay == 0)
		last = pool_get(&job_pool, 0); /* expect-not: pool-unprotected */
}

/* Only with a packet is there something to answer. */
static void
job_control(int what, void *arg)
{
	int *packet = arg;

	if (what != 0 && packet && *packet == 4)
		pool_put(&job_pool, last); /* expect-not: pool-unprotected */
}

struct proto { void (*pr_control)(int, void *); };
struct proto protos[] = { { job_control } };

static int
drv_intr(void *arg)
{
	int delay = 1;
	int i;

	job_start(&delay);
	for (i = 0; i < 1; i++)
		(*protos[i].pr_control)(1, 0);
	return 1;
}

void
sys_start(void)
{
	int packet = 4;

	job_start(0);
	job_control(1, &packet);
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
	void *j = pool_get(&job_pool, n); /* expect-not: pool-unprotected */

	if (j != 0)
		pool_put(&job_pool, j); /* expect-not: pool-unprotected */
	splx(s);
	return 0;
}
