/* Test data of kwitness: a count that is used as a number. */
#include "loop.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/mbuf.h>
#include <net/if.h>

#if NLOOP > 0
struct ifnet loif[NLOOP];
#endif

void
looutput(struct ifnet *ifp, struct mbuf *m)
{
	struct mbuf *n;
	int s;

	n = m_get(M_DONTWAIT, MT_DATA);
	if (n == NULL) {
		m_freem(m);
		return;
	}
	n->m_next = m; /* expect-not: unchecked-null tested above */
	s = splnet();
	if (IF_QFULL(&ifp->if_snd)) {
		ifp->if_snd.ifq_drops++;
		m_freem(n);
		goto out;
	}
	ifp->if_snd.ifq_tail = n;
out:
	splx(s);
} /* expect-not: spl-leak both ways pass out: */
