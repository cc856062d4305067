/* Test data of kwitness: the bus end of the driver, with the generated device_if.h. */
#include "opt_kw.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/bus.h>
#include <sys/mutex.h>
#include <net/if_var.h>
#include <dev/kw/if_kwvar.h>

#include "device_if.h"
#include "bus_if.h"

static int
kw_pci_probe(device_t dev)
{
	return (device_get_unit(dev) == 0 ? 0 : ENXIO);
}

static int
kw_pci_detach(device_t dev)
{
	struct kw_softc *sc = device_get_softc(dev);

	KW_LOCK(sc);
	sc->sc_flags = 0;
	KW_UNLOCK(sc);
	BUS_CHILD_DETACHED(dev, dev);
	return (DEVICE_SHUTDOWN(dev));
}

static device_method_t kw_methods[] = {
	DEVMETHOD(device_probe, kw_pci_probe),
	DEVMETHOD(device_attach, kw_attach),
	DEVMETHOD(device_detach, kw_pci_detach),
	DEVMETHOD_END
};

driver_t kw_driver = {
	"kw",
	kw_methods,
	sizeof(struct kw_softc),
};

uint32_t
kw_pci_tag(device_t dev)
{
	struct resource *res;
	int rid = 0;

	res = BUS_ALLOC_RESOURCE(dev, dev, SYS_RES_MEMORY, &rid, RF_ACTIVE);
	if (res == NULL)
		return (0);
	return (rman_get_bustag(res));
}
