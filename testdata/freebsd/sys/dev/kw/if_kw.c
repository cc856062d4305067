/* Test data of kwitness: a network driver. */
#include "opt_kw.h"
#include "opt_inet.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/bus.h>
#include <sys/kernel.h>
#include <sys/mbuf.h>
#include <sys/mutex.h>
#include <net/if_var.h>
#include <dev/kw/if_kwvar.h>

static void kw_intr(void *arg);
static void kw_start(struct ifnet *ifp);
static int kw_ioctl(struct ifnet *ifp, u_long cmd, caddr_t data);

int
kw_attach(device_t dev)
{
	struct kw_softc *sc = device_get_softc(dev);
	struct ifnet *ifp;
	int error, rid;

	sc->sc_dev = dev;
	mtx_init(&sc->sc_mtx, "kw", NULL, MTX_DEF);
	rid = 0;
	sc->sc_res = bus_alloc_resource_any(dev, SYS_RES_MEMORY, &rid, RF_ACTIVE);
	if (sc->sc_res == NULL) {
		error = ENXIO;
		goto fail;
	}
	ifp = sc->sc_ifp = if_alloc(6);
	if (ifp == NULL) {
		error = ENOMEM;
		goto fail;
	}
	ifp->if_softc = sc; /* expect-not: unchecked-null tested above */
	ifp->if_start = kw_start;
	ifp->if_ioctl = kw_ioctl;
	rid = 0;
	sc->sc_irq = bus_alloc_resource_any(dev, SYS_RES_IRQ, &rid,
	    RF_SHAREABLE | RF_ACTIVE);
	if (sc->sc_irq == NULL) {
		error = ENXIO;
		goto fail;
	}
	error = bus_setup_intr(dev, sc->sc_irq, INTR_TYPE_NET | INTR_MPSAFE, NULL,
	    kw_intr, sc, &sc->sc_ih);
	if (error != 0)
		goto fail;
	return (0);
fail:
	if (sc->sc_irq != NULL)
		bus_release_resource(dev, SYS_RES_IRQ, 0, sc->sc_irq);
	if (sc->sc_res != NULL)
		bus_release_resource(dev, SYS_RES_MEMORY, 0, sc->sc_res);
	if (sc->sc_ifp != NULL)
		if_free(sc->sc_ifp);
	mtx_destroy(&sc->sc_mtx);
	return (error);
}

static int
kw_newbuf(struct kw_softc *sc, int i)
{
	struct mbuf *m;

	KW_LOCK_ASSERT(sc);
	m = m_gethdr(M_DONTWAIT, MT_DATA);
	if (m == NULL)
		return (ENOBUFS);
	m->m_len = m->m_pkthdr.len = MCLBYTES; /* expect-not: unchecked-null tested above */
	sc->sc_rx[i] = m;
	return (0);
}

static void
kw_intr(void *arg)
{
	struct kw_softc *sc = arg;
	struct ifnet *ifp = sc->sc_ifp;
	struct mbuf *m;

	KW_LOCK(sc);
	if ((sc->sc_flags & KW_RUNNING) == 0) {
		KW_UNLOCK(sc);
		return; /* expect-not: lock-leak unlocked on the line above */
	}
	if (sc->sc_flags & KW_SICK)
		/* Wrong: an interrupt handler that leaves with the mutex of its softc. */
		return; /* expect: lock-leak */
	m = sc->sc_rx[sc->sc_rxidx];
	if (kw_newbuf(sc, sc->sc_rxidx) != 0)
		ifp->if_ierrors++;
	else {
		KW_UNLOCK(sc);
		ifp->if_input(ifp, m);
		KW_LOCK(sc);
	}
	KW_UNLOCK(sc);
}

static void
kw_start(struct ifnet *ifp)
{
	struct kw_softc *sc = ifp->if_softc;
	struct mbuf *m, *n;

	KW_LOCK(sc);
	for (;;) {
		IF_DEQUEUE(&ifp->if_snd, m);
		if (m == NULL)
			break;
		n = m_get(M_DONTWAIT, MT_DATA);
		/* Wrong: m was tested, n was not. */
		n->m_next = m; /* expect: unchecked-null */
		n->m_len = 0; /* expect-not: unchecked-null one report for one cause */
		sc->sc_rx[0] = n;
	}
	KW_UNLOCK(sc);
}

static int
kw_ioctl(struct ifnet *ifp, u_long cmd, caddr_t data)
{
	struct kw_softc *sc = ifp->if_softc;
	int error = 0, locked = 0;

	if (cmd != 0) {
		KW_LOCK(sc);
		locked = 1;
	}
	switch (cmd) {
	case 1:
		sc->sc_flags |= KW_RUNNING;
		/* FALLTHROUGH */
	case 2:
		error = kw_phy_reset(sc);
		break;
	case 3:
#ifdef KW_DEBUG
		printf("flags %x\n", sc->sc_flags);
#endif
		break;
	default:
		error = EINVAL;
	}
	if (locked)
		KW_UNLOCK(sc);
	return (error); /* expect-not: lock-leak locked says exactly whether it is held */
}
