/* kernel: openbsd 202304 amd64 */
/* Whoever reads the array of units has no reference; device_lookup() takes one. */
typedef int dev_t;
struct proc;
struct uio;
struct device {
	int dv_ref;
};
struct cdevsw {
	int (*d_open)(dev_t, int, int, struct proc *);
	int (*d_close)(dev_t, int, int, struct proc *);
	int (*d_read)(dev_t, struct uio *, int);
	int (*d_write)(dev_t, struct uio *, int);
};
struct cfdriver {
	void **cd_devs;
	int cd_ndevs;
};
struct cfattach {
	unsigned long ca_devsize;
	int (*ca_detach)(struct device *, int);
};
struct device *device_lookup(struct cfdriver *, int);
void device_unref(struct device *);
int tsleep_nsec(const void *, int, const char *, unsigned long);
void wakeup(const void *);
extern struct cfdriver drv_cd;
#define minor(d) ((d) & 0xff)

struct drv_softc {
	struct device sc_dev;
	int sc_ready;
	int sc_open;
};

int
drvclose(dev_t dev, int flags, int mode, struct proc *p)
{
	struct drv_softc *sc = drv_cd.cd_devs[minor(dev)]; /* expect: si-drv1-unlocked */

	sc->sc_open = 0;
	return (0);
}

int
drvread(dev_t dev, struct uio *uio, int flags)
{
	struct drv_softc *sc;

	if (minor(dev) >= drv_cd.cd_ndevs)
		return (6);
	sc = drv_cd.cd_devs[minor(dev)];
	if (sc == 0)
		return (6);
	(void)tsleep_nsec(sc, 0, "drvrd", 0);
	return (sc->sc_ready); /* expect: si-drv1-unlocked */
}

int
drvwrite(dev_t dev, struct uio *uio, int flags)
{
	struct drv_softc *sc;

	sc = (struct drv_softc *)device_lookup(&drv_cd, minor(dev));
	if (sc == 0)
		return (6);
	(void)tsleep_nsec(sc, 0, "drvwr", 0);
	sc->sc_ready = 0; /* expect-not: si-drv1-unlocked */
	device_unref(&sc->sc_dev);
	return (0);
}

int
drv_detach(struct device *self, int flags)
{
	struct drv_softc *sc = (struct drv_softc *)self;

	wakeup(sc);
	return (0);
}

const struct cfattach drv_ca = { sizeof(struct drv_softc), drv_detach };

struct cdevsw cdevsw[] = {
	{ 0, drvclose, drvread, drvwrite },
};
