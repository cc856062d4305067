/* kernel: freebsd 700014 amd64 */
/* The kernel holds Giant around every method; a sleep in one lets another in. */
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
};
#define D_NEEDGIANT 0x00400000
#define D_FLAGS (D_NEEDGIANT | 1)
#define PCATCH 0x100
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int msleep(void *, struct mtx *, int, const char *, int);
int uiomove(void *, int, struct uio *);
void free(void *, int *);
extern int M_DRV[1];
struct drv {
	struct mtx d_mtx;
	int d_ready;
	int d_count;
	char d_buf[16];
};
#define DRV_LOCK(d) mtx_lock(&(d)->d_mtx)
#define DRV_UNLOCK(d) mtx_unlock(&(d)->d_mtx)

static int
drv_close(struct cdev *dev, int flags)
{
	struct drv *d = dev->si_drv1;

	DRV_LOCK(d);
	d->d_ready = 0;
	DRV_UNLOCK(d);
	dev->si_drv1 = 0;
	free(d, M_DRV);
	return (0);
}

static int
drv_read(struct cdev *dev, struct uio *uio, int flags)
{
	struct drv *d = dev->si_drv1;
	int error;

	DRV_LOCK(d);
	while (d->d_ready == 0) {
		error = msleep(d, &d->d_mtx, PCATCH, "drvrd", 0);
		if (error != 0) {
			DRV_UNLOCK(d); /* expect: si-drv1-unlocked */
			return (error);
		}
	}
	DRV_UNLOCK(d);
	return (0);
}

/* The pages of the user may have to come from disk first. */
static int
drv_write(struct cdev *dev, struct uio *uio, int flags)
{
	struct drv *d = dev->si_drv1;
	char buf[16];
	int error;

	d->d_ready = 0;
	error = uiomove(buf, sizeof(buf), uio);
	if (error == 0)
		d->d_ready = 1; /* expect: si-drv1-unlocked */
	return (error);
}

static struct cdevsw drv_cdevsw = {
	.d_flags = D_FLAGS,
	.d_close = drv_close,
	.d_read = drv_read,
	.d_write = drv_write,
};
