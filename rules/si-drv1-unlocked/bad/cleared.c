/* kernel: freebsd 903000 amd64 */
/* The object stays, and only the pointer goes. */
struct cdev {
	void *si_drv1;
	void *si_drv2;
};
struct cdevsw {
	unsigned d_flags;
	int (*d_open)(struct cdev *, int);
	int (*d_close)(struct cdev *, int);
	int (*d_ioctl)(struct cdev *, unsigned long);
	int (*d_poll)(struct cdev *, int);
};
struct drv {
	int d_size;
};
static struct drv drv0;

static int
drv_open(struct cdev *dev, int flags)
{
	if (dev->si_drv1 != 0)
		return (16);
	dev->si_drv1 = &drv0;
	return (0);
}

static int
drv_close(struct cdev *dev, int flags)
{
	dev->si_drv1 = 0;
	return (0);
}

static int
drv_ioctl(struct cdev *dev, unsigned long cmd)
{
	struct drv *d = dev->si_drv1; /* expect: si-drv1-unlocked */

	return (d->d_size);
}

/* Read once and tested: it is NULL or good. */
static int
drv_poll(struct cdev *dev, int events)
{
	struct drv *d = dev->si_drv1; /* expect-not: si-drv1-unlocked */

	if (d == 0)
		return (0);
	return (d->d_size);
}

static struct cdevsw drv_cdevsw = {
	.d_open = drv_open,
	.d_close = drv_close,
	.d_ioctl = drv_ioctl,
	.d_poll = drv_poll,
};
