/* kernel: netbsd 600000000 amd64 */
/* Detaching a unit closes its nodes and waits for who is in a method, or refuses. */
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
void *device_private(device_t);
int tsleep(void *, int, const char *, int);
void wakeup(void *);
void vdevgone(int, int, int, int);
void usb_detach_waitold(device_t);
void usb_detach_wakeupold(device_t);
extern struct cfdriver usbdrv_cd;
extern struct cfdriver busy_cd;
extern struct cfdriver tested_cd;
extern struct cfdriver fixed_cd;
#define minor(d) ((int)((d) & 0xff))
#define EBUSY 16

/* References: whoever sleeps is counted, and detach waits for them. */
struct usbdrv_softc {
	int sc_refcnt;
	int sc_dying;
	int sc_ready;
};

int
usbdrv_read(dev_t dev, struct uio *uio, int flags)
{
	struct usbdrv_softc *sc = device_lookup_private(&usbdrv_cd, minor(dev));
	int error = 0;

	if (sc->sc_dying) /* expect-not: si-drv1-unlocked */
		return (5);
	sc->sc_refcnt++;
	while (!sc->sc_ready && error == 0)
		error = tsleep(sc, 0, "usbrd", 0);
	sc->sc_refcnt--; /* expect-not: si-drv1-unlocked */
	return (error);
}

static int
usbdrv_detach(device_t self, int flags)
{
	struct usbdrv_softc *sc = device_private(self);

	sc->sc_dying = 1;
	if (--sc->sc_refcnt >= 0)
		usb_detach_waitold(self);
	vdevgone(0, 0, 0, 0);
	return (0);
}

static struct cfattach usbdrv_ca = {
	.ca_name = "usbdrv",
	.ca_detach = usbdrv_detach,
};

const struct cdevsw usbdrv_cdevsw = {
	.d_read = usbdrv_read,
};

/* It refuses while a node is open. */
struct busy_softc {
	int sc_open;
	int sc_ready;
};

int
busy_close(dev_t dev, int flags, int mode, struct lwp *l)
{
	struct busy_softc *sc = device_lookup_private(&busy_cd, minor(dev));

	while (sc->sc_ready == 0) /* expect-not: si-drv1-unlocked */
		(void)tsleep(sc, 0, "busycl", 0);
	sc->sc_open = 0;
	return (0);
}

static int
busy_detach(device_t self, int flags)
{
	struct busy_softc *sc = device_private(self);

	if (sc->sc_open)
		return (EBUSY);
	return (0);
}

static struct cfattach busy_ca = {
	.ca_name = "busy",
	.ca_detach = busy_detach,
};

const struct cdevsw busy_cdevsw = {
	.d_close = busy_close,
};

/* Nodes stay open, and all methods look whether the unit is still there. */
struct tested_softc {
	int sc_flags;
};

int
tested_close(dev_t dev, int flags, int mode, struct lwp *l)
{
	struct tested_softc *sc = device_lookup_private(&tested_cd, minor(dev));

	if (sc == 0)
		return (6);
	sc->sc_flags = 0; /* expect-not: si-drv1-unlocked */
	return (0);
}

static int
tested_detach(device_t self, int flags)
{
	struct tested_softc *sc = device_private(self);

	wakeup(sc);
	return (0);
}

static struct cfattach tested_ca = {
	.ca_name = "tested",
	.ca_detach = tested_detach,
};

const struct cdevsw tested_cdevsw = {
	.d_close = tested_close,
};

/* Nothing detaches it. */
struct fixed_softc {
	int sc_ready;
};

int
fixed_read(dev_t dev, struct uio *uio, int flags)
{
	struct fixed_softc *sc = device_lookup_private(&fixed_cd, minor(dev));

	while (sc->sc_ready == 0) /* expect-not: si-drv1-unlocked */
		(void)tsleep(sc, 0, "fixed", 0);
	return (0);
}

static struct cfattach fixed_ca = {
	.ca_name = "fixed",
};

const struct cdevsw fixed_cdevsw = {
	.d_read = fixed_read,
};
