/* Test data of kwitness: a network driver with a serializer. */
#include "opt_kw.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/bus.h>
#include <sys/mbuf.h>
#include <sys/serialize.h>
#include <net/if_var.h>
#include <dev/netif/kw/if_kwvar.h>

#include "device_if.h"

static int kw_probe(device_t);
static int kw_attach(device_t);
static int kw_detach(device_t);
static void kw_intr(void *);

static device_method_t kw_methods[] = {
	DEVMETHOD(device_probe,		kw_probe),
	DEVMETHOD(device_attach,	kw_attach),
	DEVMETHOD(device_detach,	kw_detach),
	DEVMETHOD_END
};

driver_t kw_driver = { "kw", kw_methods, sizeof(struct kw_softc) };

static int
kw_probe(device_t dev)
{
	return (device_get_softc(dev) != NULL ? 0 : ENXIO);
}

static int
kw_attach(device_t dev)
{
	struct kw_softc *sc = device_get_softc(dev);
	int rid = 0;

	lwkt_serialize_init(&sc->sc_serializer);
	sc->sc_irq = bus_alloc_resource_any(dev, SYS_RES_IRQ, &rid, RF_ACTIVE);
	if (sc->sc_irq == NULL)
		return (ENXIO);
	/* The handler runs with the serializer held. */
	return (bus_setup_intr(dev, sc->sc_irq, INTR_MPSAFE, kw_intr, sc, &sc->sc_ih,
	    &sc->sc_serializer));
}

static int
kw_detach(device_t dev)
{
	struct kw_softc *sc = device_get_softc(dev);

	lwkt_serialize_enter(&sc->sc_serializer);
	if (sc->sc_status != 0)
		/* Wrong: the serializer is never left on this path. */
		return (EBUSY); /* expect: lock-leak */
	lwkt_serialize_exit(&sc->sc_serializer);
	bus_release_resource(dev, SYS_RES_IRQ, 0, sc->sc_irq);
	return (0);
}

static void
kw_intr(void *arg)
{
	struct kw_softc *sc = arg;

	if (sc->sc_status == 0)
		return; /* expect-not: lock-leak the caller holds the serializer */
	lwkt_serialize_exit(&sc->sc_serializer);
	m_freem(sc->sc_tx[0]);
	lwkt_serialize_enter(&sc->sc_serializer);
	sc->sc_status = kw_hw_reset(sc);
} /* expect-not: lock-leak given back as it was found */
