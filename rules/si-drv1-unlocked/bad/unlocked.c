/* kernel: freebsd 903000 amd64 */
/* A driver whose last close frees what the other methods read without a lock. */
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
	int d_version;
	unsigned d_flags;
	int (*d_open)(struct cdev *, int);
	int (*d_close)(struct cdev *, int);
	int (*d_read)(struct cdev *, struct uio *, int);
	int (*d_write)(struct cdev *, struct uio *, int);
	int (*d_ioctl)(struct cdev *, unsigned long);
	int (*d_poll)(struct cdev *, int);
};
#define D_NEEDGIANT 0x00400000
#define D_TRACKCLOSE 0x00080000
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void free(void *, int *);
extern int M_DRV[1];
struct drv {
	struct mtx d_mtx;
	int d_size;
	int d_count;
};
static struct mtx drv_mtx;

static void
drv_destroy(struct drv *d)
{
	free(d, M_DRV);
}

static int
drv_close(struct cdev *dev, int flags)
{
	struct drv *d = dev->si_drv1;

	mtx_lock(&drv_mtx);
	dev->si_drv1 = 0;
	drv_destroy(d);
	mtx_unlock(&drv_mtx);
	return (0);
}

/* The lock that it takes goes with the object. */
static int
drv_read(struct cdev *dev, struct uio *uio, int flags)
{
	struct drv *d = dev->si_drv1; /* expect: si-drv1-unlocked */

	mtx_lock(&d->d_mtx);
	uio->uio_resid -= d->d_size;
	mtx_unlock(&d->d_mtx);
	return (0);
}

/* A test without the lock says nothing of the next moment. */
static int
drv_write(struct cdev *dev, struct uio *uio, int flags)
{
	struct drv *d;

	if (dev->si_drv1 == 0)
		return (6);
	d = dev->si_drv1; /* expect: si-drv1-unlocked */
	d->d_size = uio->uio_resid;
	return (0);
}

static struct drv *
drv_get(struct cdev *dev)
{
	return (dev->si_drv1); /* expect: si-drv1-unlocked */
}

/* A helper fetches the pointer. */
static int
drv_ioctl(struct cdev *dev, unsigned long cmd)
{
	return (drv_get(dev)->d_size);
}

/* Read under the lock, used after it. */
static int
drv_poll(struct cdev *dev, int events)
{
	struct drv *d;
	int n;

	mtx_lock(&drv_mtx);
	d = dev->si_drv1;
	if (d == 0) {
		mtx_unlock(&drv_mtx);
		return (0);
	}
	n = d->d_count;
	mtx_unlock(&drv_mtx);
	return (n + d->d_size); /* expect: si-drv1-unlocked */
}

static struct cdevsw drv_cdevsw = {
	.d_flags = D_TRACKCLOSE,
	.d_close = drv_close,
	.d_read = drv_read,
	.d_write = drv_write,
	.d_ioctl = drv_ioctl,
	.d_poll = drv_poll,
};
