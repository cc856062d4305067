/*
 * Test data of kwitness: a character device whose close frees what read uses
 * (for rules that come later).
 */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/device.h>
#include <sys/malloc.h>

struct kwdev_softc {
	int	ks_count;
};

static d_open_t kwdev_open;
static d_close_t kwdev_close;
static d_read_t kwdev_read;

struct dev_ops kwdev_ops = {
	{ "kwdev", 0, D_MPSAFE },
	.d_open = kwdev_open,
	.d_close = kwdev_close,
	.d_read = kwdev_read,
};

static int
kwdev_open(struct dev_open_args *ap)
{
	cdev_t dev = ap->a_head.a_dev;
	struct kwdev_softc *ks;

	ks = kmalloc(sizeof(*ks), M_DEVBUF, M_WAITOK | M_ZERO);
	ks->ks_count = 1; /* expect-not: unchecked-null M_WAITOK waits */
	dev->si_drv1 = ks;
	return (0);
}

static int
kwdev_close(struct dev_close_args *ap)
{
	cdev_t dev = ap->a_head.a_dev;
	struct kwdev_softc *ks = dev->si_drv1;

	dev->si_drv1 = NULL;
	kfree(ks, M_DEVBUF);
	return (0);
}

static int
kwdev_read(struct dev_read_args *ap)
{
	struct kwdev_softc *ks = ap->a_head.a_dev->si_drv1; /* expect: si-drv1-unlocked close may free it meanwhile */

	ks->ks_count++;
	return (0);
}
