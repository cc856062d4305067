/* Test data of kwitness: the softnet lock. */
#include "opt_inet.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <sys/socketvar.h>
#include <net/if.h>

static int ip_kw_count;

int
ip_kw_input(struct mbuf *m)
{
	mutex_enter(softnet_lock);
	KERNEL_LOCK(1, NULL);
	if (m->m_len < 20 && (m = m_pullup(m, 20)) == NULL) {
		KERNEL_UNLOCK_ONE(NULL);
		/* Wrong: of the two locks only the second is given back. */
		return ENOBUFS; /* expect: lock-leak */
	}
	ip_kw_count += m->m_len; /* expect-not: unchecked-null tested in the condition */
	KERNEL_UNLOCK_ONE(NULL);
	mutex_exit(softnet_lock);
	m_freem(m);
	return 0;
}

struct mbuf *
ip_kw_copy(struct mbuf *m)
{
	struct mbuf *n;

	MGETHDR(n, M_DONTWAIT, MT_DATA);
	/* Wrong: the macro may leave NULL in n. */
	n->m_pkthdr = m->m_pkthdr; /* expect: unchecked-null */
	return n;
}
