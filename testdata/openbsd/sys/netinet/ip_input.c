/* Test data of kwitness: mbufs that may be missing. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <net/if_var.h>

int
ip_kw_input(struct mbuf **mp, int hlen)
{
	struct mbuf *m = *mp;

	if (m->m_len < hlen) {
		m = *mp = m_pullup(m, hlen);
		if (m == NULL)
			return ENOBUFS;
	}
	m->m_data += hlen; /* expect-not: unchecked-null tested where it was assigned */
	return 0;
}

struct mbuf *
ip_kw_frag(struct mbuf *m0)
{
	struct mbuf *m;

	MGETHDR(m, M_DONTWAIT, MT_DATA);
	/* Wrong: the macro may leave NULL in m. */
	m->m_next = m0; /* expect: unchecked-null */
	return m;
}

int
ip_kw_deliver(struct mbuf *m)
{
	int s;

	KERNEL_LOCK();
	s = splsoftnet();
	if (m->m_len == 0) {
		splx(s);
		/* Wrong: the level is restored, the kernel lock is not released. */
		return EINVAL; /* expect: lock-leak */ /* expect-not: spl-leak restored above */
	}
	splx(s);
	KERNEL_UNLOCK();
	return 0;
}
