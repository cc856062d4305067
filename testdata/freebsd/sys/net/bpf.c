/*
 * Test data of kwitness: a character device whose close frees what the other
 * methods reach through si_drv1 (for rules that come later).
 */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/conf.h>
#include <sys/malloc.h>
#include <sys/mutex.h>
#include <sys/proc.h>
#include <sys/uio.h>
#include <net/if_var.h>

struct bpf_d {
	struct mtx	 bd_mtx;	/* lives inside the object */
	struct ifnet	*bd_bif;
	caddr_t		 bd_hbuf;
	int		 bd_hlen;
	int		 bd_state;
};

#define BPFD_LOCK(bd)	mtx_lock(&(bd)->bd_mtx)
#define BPFD_UNLOCK(bd)	mtx_unlock(&(bd)->bd_mtx)

static MALLOC_DEFINE(M_BPF, "BPF", "miniature packet filter");

static d_open_t bpfopen;
static d_close_t bpfclose;
static d_read_t bpfread;
static d_ioctl_t bpfioctl;

static struct cdevsw bpf_cdevsw = {
	.d_version = D_VERSION,
	.d_open = bpfopen,
	.d_close = bpfclose,
	.d_read = bpfread,
	.d_ioctl = bpfioctl,
	.d_name = "bpf",
};

static int
bpfopen(struct cdev *dev, int oflags, int devtype, struct thread *td)
{
	struct bpf_d *d;

	if (dev->si_drv1 != NULL)
		return (EBUSY);
	d = malloc(sizeof(*d), M_BPF, M_WAITOK | M_ZERO);
	d->bd_state = 0; /* expect-not: unchecked-null M_WAITOK waits until there is memory */
	mtx_init(&d->bd_mtx, "bpf", NULL, MTX_DEF);
	dev->si_drv1 = d;
	return (0);
}

static int
bpfclose(struct cdev *dev, int fflag, int devtype, struct thread *td)
{
	struct bpf_d *d = dev->si_drv1;

	BPFD_LOCK(d);
	d->bd_state = 0;
	BPFD_UNLOCK(d);
	dev->si_drv1 = NULL;
	mtx_destroy(&d->bd_mtx);
	free(d, M_BPF);
	return (0);
}

static int
bpfread(struct cdev *dev, struct uio *uio, int ioflag)
{
	struct bpf_d *d = dev->si_drv1; /* expect: si-drv1-unlocked close may free it meanwhile */
	int error;

	BPFD_LOCK(d);
	while (d->bd_hbuf == NULL) {
		error = msleep(d, &d->bd_mtx, PZERO | PCATCH, "bpf", hz);
		if (error == EINTR) {
			BPFD_UNLOCK(d);
			return (error); /* expect-not: lock-leak unlocked on the line above */
		}
		if (error == EWOULDBLOCK)
			/* Wrong: msleep() took the mutex again before it returned. */
			return (0); /* expect: lock-leak */
	}
	BPFD_UNLOCK(d);
	return (uiomove(d->bd_hbuf, d->bd_hlen, uio));
}

static int
bpfioctl(struct cdev *dev, u_long cmd, caddr_t addr, int flags,
    struct thread *td)
{
	struct bpf_d *d = dev->si_drv1; /* expect: si-drv1-unlocked close may free it meanwhile */
	int error = 0;

	BPFD_LOCK(d);
	switch (cmd) {
	case 1:
		d->bd_hlen = *(int *)addr;
		break;
	case 2:
		if (d->bd_bif == NULL) {
			error = EINVAL;
			break;
		}
		*(u_int *)addr = d->bd_bif->if_index;
		break;
	default:
		error = ENOTTY;
		break;
	}
	BPFD_UNLOCK(d);
	return (error); /* expect-not: lock-leak every case comes here */
}

struct cdev *
bpf_kw_create(int unit)
{
	return (make_dev(&bpf_cdevsw, unit, 0, 0, 0600, "bpf%d", unit));
}
