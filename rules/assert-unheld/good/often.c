/* kernel: freebsd 903000 amd64 */
/* Behind two pointers the lock is held: a rule that is broken so often is not understood. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void mtx_assert(const struct mtx *, int);
#define MA_OWNED 4
struct dev {
	struct mtx d_mtx;
	int d_base;
	int (*d_load)(struct dev *);
	int (*d_init)(struct dev *);
};

static int
dev_resource(struct dev *d)
{
	mtx_assert(&d->d_mtx, MA_OWNED);
	return (d->d_base);
}

static int
first_init(struct dev *d)
{
	return (dev_resource(d)); /* expect-not: assert-unheld */
}

static int
second_init(struct dev *d)
{
	return (dev_resource(d) + 1); /* expect-not: assert-unheld */
}

static int
third_init(struct dev *d)
{
	return (dev_resource(d) + 2); /* expect-not: assert-unheld */
}

static int
dev_load(struct dev *d)
{
	return (d->d_init(d));
}

int
dev_attach(struct dev *d, int kind)
{
	int error;

	d->d_load = dev_load;
	if (kind == 0)
		d->d_init = first_init;
	else if (kind == 1)
		d->d_init = second_init;
	else
		d->d_init = third_init;
	mtx_lock(&d->d_mtx);
	error = d->d_load(d);
	mtx_unlock(&d->d_mtx);
	return (error);
}
