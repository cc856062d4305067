/* Test data of kwitness: mbufs that may be missing. */
#include "opt_inet.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <net/if_var.h>

void
ip_input(struct mbuf *m)
{
	if (m->m_len < 20) {
		m = m_pullup(m, 20);
		if (m == NULL)
			return;
	}
	m->m_data += 20; /* expect-not: unchecked-null tested above */
	m_freem(m);
}

struct mbuf *
ip_kw_reply(struct ifnet *ifp)
{
	struct mbuf *m;

	MGETHDR(m, M_NOWAIT, MT_DATA);
	/* Wrong: the macro may leave NULL in m. */
	m->m_pkthdr.rcvif = ifp; /* expect: unchecked-null */
	return (m);
}
