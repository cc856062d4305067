/* kernel: freebsd 700014 amd64 */
/* The kernel holds Giant around every method, and none sleeps with the object in use. */
struct mtx {
	int m;
};
struct cdev {
	void *si_drv1;
	void *si_drv2;
};
struct uio {
	int uio_resid;
};
struct cdevsw {
	unsigned d_flags;
	int (*d_open)(struct cdev *, int);
	int (*d_close)(struct cdev *, int);
	int (*d_read)(struct cdev *, struct uio *, int);
	int (*d_write)(struct cdev *, struct uio *, int);
	int (*d_poll)(struct cdev *, int);
};
#define D_NEEDGIANT 0x00400000
extern struct mtx Giant;
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int tsleep(void *, int, const char *, int);
void free(void *, int *);
extern int M_DRV[1];
struct drv {
	int d_ready;
};

static int
drv_close(struct cdev *dev, int flags)
{
	struct drv *d = dev->si_drv1;

	dev->si_drv1 = 0;
	free(d, M_DRV);
	return (0);
}

static int
drv_poll(struct cdev *dev, int events)
{
	struct drv *d = dev->si_drv1;

	mtx_lock(&Giant);
	d->d_ready = 0;
	mtx_unlock(&Giant);
	return (d->d_ready); /* expect-not: si-drv1-unlocked */
}

/* Looks again after the sleep. */
static int
drv_read(struct cdev *dev, struct uio *uio, int flags)
{
	struct drv *d = dev->si_drv1;
	int error;

	while (d->d_ready == 0) { /* expect-not: si-drv1-unlocked */
		error = tsleep(d, 0, "drvrd", 0);
		if (error != 0)
			return (error);
		d = dev->si_drv1;
		if (d == 0)
			return (6);
	}
	return (0);
}

/* Compares after the sleep. */
static int
drv_write(struct cdev *dev, struct uio *uio, int flags)
{
	struct drv *d = dev->si_drv1;
	int error;

	error = tsleep(d, 0, "drvwr", 0);
	if (error != 0 || dev->si_drv1 != d)
		return (6);
	d->d_ready = 0; /* expect-not: si-drv1-unlocked */
	return (0);
}

static struct cdevsw drv_cdevsw = {
	.d_flags = D_NEEDGIANT,
	.d_close = drv_close,
	.d_read = drv_read,
	.d_write = drv_write,
	.d_poll = drv_poll,
};
