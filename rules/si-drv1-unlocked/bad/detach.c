/* kernel: netbsd 600000000 amd64 */
/* A unit is detached while its node is open, or while a method sleeps. */
typedef struct device *device_t;
typedef unsigned long dev_t;
struct lwp;
struct uio {
	int uio_resid;
};
struct cdevsw {
	int (*d_open)(dev_t, int, int, struct lwp *);
	int (*d_close)(dev_t, int, int, struct lwp *);
	int (*d_read)(dev_t, struct uio *, int);
	int (*d_write)(dev_t, struct uio *, int);
	int (*d_ioctl)(dev_t, unsigned long, void *, int, struct lwp *);
	int d_flag;
};
struct cfdriver {
	device_t *cd_devs;
	int cd_ndevs;
};
struct cfattach {
	const char *ca_name;
	void (*ca_attach)(device_t, device_t, void *);
	int (*ca_detach)(device_t, int);
};
void *device_lookup_private(struct cfdriver *, int);
device_t device_lookup(struct cfdriver *, int);
void *device_private(device_t);
int tsleep(void *, int, const char *, int);
void wakeup(void *);
void vdevgone(int, int, int, int);
void drv_halt(void *);
extern struct cfdriver drv_cd;
extern struct cfdriver tape_cd;
#define minor(d) ((int)((d) & 0xff))
#define PCATCH 0x100

struct drv_softc {
	int sc_open;
	int sc_ready;
	int sc_flags;
};

/* The node stays open, and the next call finds no softc. */
int
drv_close(dev_t dev, int flags, int mode, struct lwp *l)
{
	struct drv_softc *sc;

	sc = device_lookup_private(&drv_cd, minor(dev)); /* expect: si-drv1-unlocked */
	sc->sc_open = 0;
	return (0);
}

/* Told with the close, once for all methods of the driver. */
int
drv_ioctl(dev_t dev, unsigned long cmd, void *data, int flags, struct lwp *l)
{
	device_t self = device_lookup(&drv_cd, minor(dev));
	struct drv_softc *sc = device_private(self);

	sc->sc_flags = (int)cmd;
	return (0);
}

/* A test after the lookup says nothing of the time after the sleep. */
int
drv_read(dev_t dev, struct uio *uio, int flags)
{
	struct drv_softc *sc = device_lookup_private(&drv_cd, minor(dev));
	int error;

	if (sc == 0)
		return (6);
	while (sc->sc_ready == 0) { /* expect: si-drv1-unlocked */
		error = tsleep(sc, PCATCH, "drvrd", 0);
		if (error != 0)
			return (error);
	}
	return (0);
}

/* A helper fetches the pointer. */
static struct drv_softc *
drv_unit(dev_t dev)
{
	return (device_lookup_private(&drv_cd, minor(dev)));
}

int
drv_write(dev_t dev, struct uio *uio, int flags)
{
	struct drv_softc *sc = drv_unit(dev);

	if (tsleep(sc, 0, "drvwr", 0) == 0)
		sc->sc_flags = 1; /* expect: si-drv1-unlocked */
	return (0);
}

static int
drv_detach(device_t self, int flags)
{
	struct drv_softc *sc = device_private(self);

	drv_halt(sc);
	return (0);
}

static struct cfattach drv_ca = {
	.ca_name = "drv",
	.ca_detach = drv_detach,
};

const struct cdevsw drv_cdevsw = {
	0, drv_close, drv_read, drv_write, drv_ioctl, 0,
};

/* A detach that closes the open nodes, but does not wait for who sleeps: a hint. */
struct tape_softc {
	int sc_ready;
};

int
tape_read(dev_t dev, struct uio *uio, int flags)
{
	struct tape_softc *sc = device_lookup_private(&tape_cd, minor(dev));

	while (sc->sc_ready == 0) /* expect: si-drv1-unlocked */
		(void)tsleep(sc, 0, "taperd", 0);
	return (0);
}

static int
tape_detach(device_t self, int flags)
{
	struct tape_softc *sc = device_private(self);

	wakeup(sc);
	vdevgone(0, 0, 0, 0);
	return (0);
}

static struct cfattach tape_ca = {
	.ca_name = "tape",
	.ca_detach = tape_detach,
};

const struct cdevsw tape_cdevsw = {
	.d_read = tape_read,
};
