/* Test data of kwitness: a network driver. */
#include "bpfilter.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/device.h>
#include <sys/mbuf.h>
#include <sys/mutex.h>
#include <net/if.h>
#include <net/if_var.h>
#include <dev/ic/kwvar.h>

int
kw_intr(void *arg)
{
	struct kw_softc *sc = arg;
	int i;

	mtx_enter(&sc->sc_mtx);
	if (sc->sc_status == 0) {
		mtx_leave(&sc->sc_mtx);
		return 0; /* expect-not: lock-leak left on the line above */
	}
	for (i = 0; i < 4; i++) {
		if (sc->sc_tx[i] == NULL)
			continue;
		m_freem(sc->sc_tx[i]);
		sc->sc_tx[i] = NULL;
	}
	if (--sc->sc_status < 0)
		/* Wrong: an interrupt handler that keeps its mutex. */
		return -1; /* expect: lock-leak */
	mtx_leave(&sc->sc_mtx);
	return 1;
}

static void
kw_start(struct ifnet *ifp)
{
	struct kw_softc *sc = ifp->if_softc;
	struct mbuf *m;
	int i;

	splassert(IPL_NET);
	for (i = 0; i < 4; i++) {
		m = ifq_dequeue(&ifp->if_snd);
		if (m == NULL)
			break;
		sc->sc_tx[i] = m;
		m->m_data += 2; /* expect-not: unchecked-null tested above */
	}
}

static int
kw_ioctl(struct ifnet *ifp, u_long cmd, caddr_t data)
{
	struct kw_softc *sc = ifp->if_softc;
	int error = 0, s;

	s = splnet();
	switch (cmd) {
	case 1:
		ifp->if_flags |= IFF_RUNNING;
		break;
	case 2:
		if (sc->sc_status)
			/* Wrong: one case of the switch leaves at splnet. */
			return EBUSY; /* expect: spl-leak */
		/* FALLTHROUGH */
	case 3:
		sc->sc_status = *data;
		break;
	default:
		error = EINVAL;
	}
	splx(s);
	return error;
}

static struct mbuf *
kw_newbuf(int how)
{
	return m_gethdr(how, MT_DATA);
}

int
kw_attach(struct kw_softc *sc)
{
	struct ifnet *ifp = &sc->sc_if;
	struct mbuf *m;

	mtx_init(&sc->sc_mtx, IPL_NET);
	ifp->if_softc = sc;
	ifp->if_start = kw_start;
	ifp->if_ioctl = kw_ioctl;
	m = kw_newbuf(M_WAIT);
	m->m_len = 64; /* expect-not: unchecked-null the wrapper passes M_WAIT on */
	sc->sc_tx[0] = m;
	m = kw_newbuf(M_DONTWAIT);
	/* Wrong: with M_DONTWAIT the wrapper may return NULL. */
	m->m_len = 64; /* known-miss: unchecked-null flags through a wrapper */
	sc->sc_tx[1] = m;
	return 0;
}
