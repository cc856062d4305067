/* Test data of kwitness: a count that is used as a number. */
#include "loop.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <net/if_var.h>

#if NLOOP > 0
struct ifnet lo_ifnet[NLOOP];
#endif

int
looutput(struct ifnet *ifp, struct mbuf *m)
{
	struct mbuf *n;

	n = m_gethdr(M_DONTWAIT, MT_DATA);
	if (!n)
		goto bad;
	n->m_next = m; /* expect-not: unchecked-null tested above */
	n->m_pkthdr.ph_ifidx = ifp->if_index;
	m_freem(n);
	return 0;
bad:
	m_freem(m);
	return ENOBUFS;
}
