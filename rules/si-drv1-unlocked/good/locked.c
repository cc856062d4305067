/* kernel: freebsd 903000 amd64 */
/* The pointer is read and used under the lock that the last close holds. */
struct mtx {
	int m;
};
struct cdev {
	void *si_drv1;
	void *si_drv2;
};
struct cdevsw {
	unsigned d_flags;
	int (*d_open)(struct cdev *, int);
	int (*d_close)(struct cdev *, int);
	int (*d_read)(struct cdev *, int);
	int (*d_ioctl)(struct cdev *, unsigned long);
	int (*d_poll)(struct cdev *, int);
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void *malloc(unsigned long, int *, int);
#define M_WAITOK 2
void free(void *, int *);
int msleep(void *, struct mtx *, int, const char *, int);
extern int M_DRV[1];
struct drv {
	struct mtx d_mtx;
	int d_size;
	int d_users;
};
static struct mtx drv_mtx;

/* Only tests, and then uses what it has made itself. */
static int
drv_open(struct cdev *dev, int flags)
{
	struct drv *d;

	mtx_lock(&drv_mtx);
	d = dev->si_drv1; /* expect-not: si-drv1-unlocked */
	if (d != 0) {
		mtx_unlock(&drv_mtx);
		return (16);
	}
	dev->si_drv1 = (void *)1;
	mtx_unlock(&drv_mtx);
	d = malloc(sizeof(*d), M_DRV, M_WAITOK);
	dev->si_drv1 = d;
	d->d_size = 0;
	return (0);
}

static int
drv_close(struct cdev *dev, int flags)
{
	struct drv *d;

	mtx_lock(&drv_mtx);
	d = dev->si_drv1;
	dev->si_drv1 = 0;
	while (d->d_users > 0)
		msleep(d, &drv_mtx, 0, "drvcls", 0);
	mtx_unlock(&drv_mtx);
	mtx_lock(&d->d_mtx);
	mtx_unlock(&d->d_mtx);
	free(d, M_DRV);
	return (0);
}

static int
drv_ioctl(struct cdev *dev, unsigned long cmd)
{
	struct drv *d;
	int n;

	mtx_lock(&drv_mtx);
	d = dev->si_drv1; /* expect-not: si-drv1-unlocked */
	if (d == 0) {
		mtx_unlock(&drv_mtx);
		return (6);
	}
	n = d->d_size;
	mtx_unlock(&drv_mtx);
	return (n);
}

/* From lock to lock: the last close has to take the inner one too before it frees. */
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
	mtx_lock(&d->d_mtx);
	mtx_unlock(&drv_mtx);
	n = d->d_size; /* expect-not: si-drv1-unlocked */
	mtx_unlock(&d->d_mtx);
	return (n);
}

/* A reference that the last close waits for. */
static int
drv_read(struct cdev *dev, int flags)
{
	struct drv *d;
	int n;

	mtx_lock(&drv_mtx);
	d = dev->si_drv1;
	if (d == 0) {
		mtx_unlock(&drv_mtx);
		return (0);
	}
	d->d_users = d->d_users + 1;
	mtx_unlock(&drv_mtx);
	n = d->d_size; /* expect-not: si-drv1-unlocked */
	mtx_lock(&drv_mtx);
	d->d_users = d->d_users - 1; /* expect-not: si-drv1-unlocked */
	mtx_unlock(&drv_mtx);
	return (n);
}

static struct cdevsw drv_cdevsw = {
	.d_open = drv_open,
	.d_close = drv_close,
	.d_read = drv_read,
	.d_ioctl = drv_ioctl,
	.d_poll = drv_poll,
};
