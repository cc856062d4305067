/* kernel: freebsd 903000 amd64 */
/* Set at attach, freed after destroy_dev has waited for the methods; and data tied to the file. */
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
};
void free(void *, int *);
void destroy_dev(struct cdev *);
int devfs_get_cdevpriv(void **);
extern int M_DRV[1];
struct drv {
	int d_open;
	struct cdev *d_dev;
};

static int
drv_close(struct cdev *dev, int flags)
{
	struct drv *d = dev->si_drv1;

	d->d_open = 0;
	return (0);
}

static int
drv_read(struct cdev *dev, int flags)
{
	struct drv *d = dev->si_drv1; /* expect-not: si-drv1-unlocked */

	return (d->d_open);
}

static int
drv_ioctl(struct cdev *dev, unsigned long cmd)
{
	struct drv *d;

	if (devfs_get_cdevpriv((void **)&d) != 0)
		return (6);
	return (d->d_open); /* expect-not: si-drv1-unlocked */
}

int
drv_detach(struct cdev *dev)
{
	struct drv *d = dev->si_drv1;

	destroy_dev(dev);
	free(d, M_DRV);
	return (0);
}

static struct cdevsw drv_cdevsw = {
	.d_close = drv_close,
	.d_read = drv_read,
	.d_ioctl = drv_ioctl,
};
