/* Test data of kwitness: a network driver with an interrupt handler. */
#include "opt_kw.h"
#include "bpfilter.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <sys/mutex.h>
#include <net/if.h>
#include <dev/ic/kwvar.h>

static void
kw_softintr(void *arg)
{
	struct kw_softc *sc = arg;
	struct kwitem *ki;
	int s;

	s = splnet();
	while ((ki = sc->sc_done) != NULL) {
		sc->sc_done = ki->ki_next; /* expect-not: unchecked-null tested by the loop */
		splx(s);
		kwitem_put(ki);
		s = splnet();
	}
	splx(s);
} /* expect-not: spl-leak lowered in the loop and raised again */

int
kwintr(void *arg)
{
	struct kw_softc *sc = arg;
	struct kwitem *ki;

	if (sc->sc_status == 0)
		return 0;
	ki = kwitem_get_intr();
	/* Wrong: an interrupt handler gets its item with PR_NOWAIT. */
	ki->ki_next = sc->sc_done; /* known-miss: unchecked-null few callers test it */
	sc->sc_done = ki;
	softint_schedule(sc->sc_sih);
	return 1;
}

static void
kw_start(struct ifnet *ifp)
{
	struct mbuf *m;

	if ((ifp->if_flags & (IFF_RUNNING | IFF_OACTIVE)) != IFF_RUNNING)
		return;
	for (;;) {
		IF_DEQUEUE(&ifp->if_snd, m);
		if (m == NULL)
			break;
#if NBPFILTER > 0
		if (ifp->if_input != NULL)
			(*ifp->if_input)(ifp, m);
#endif
		m_freem(m);
	}
}

static int
kw_ioctl(struct ifnet *ifp, u_long cmd, void *data)
{
	struct kw_softc *sc = ifp->if_softc;
	int s, error = 0;

	s = splnet();
	switch (cmd) {
	case 1:
		ifp->if_flags |= IFF_RUNNING;
		break;
	case 2:
		if (data == NULL)
			/* Wrong: one case of the switch leaves at splnet. */
			return EINVAL; /* expect: spl-leak */
		sc->sc_status = *(int *)data;
		break;
	default:
		error = EINVAL;
		break;
	}
	splx(s);
	return error; /* expect-not: spl-leak the other cases come here */
}

int
kw_status(struct kw_softc *sc, int wait)
{
	if (wait)
		mutex_enter(&sc->sc_lock);
	else if (!mutex_tryenter(&sc->sc_lock))
		return EBUSY; /* expect-not: lock-leak nothing was taken */
	if (sc->sc_status < 0)
		/* Wrong: taken in one of two ways, released in none of them. */
		return EIO; /* expect: lock-leak */
	mutex_exit(&sc->sc_lock);
	return 0;
}

void
kw_attach(struct kw_softc *sc)
{
	struct ifnet *ifp = sc->sc_ifp;

	mutex_init(&sc->sc_lock, MUTEX_DEFAULT, IPL_NET);
	sc->sc_sih = softint_establish(SOFTINT_NET, kw_softintr, sc);
	ifp->if_softc = sc;
	ifp->if_start = kw_start;
	ifp->if_ioctl = kw_ioctl;
}
