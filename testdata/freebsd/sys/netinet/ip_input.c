/* Test data of kwitness: mbufs that may be missing. */
#include "opt_inet.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <net/if_var.h>

struct ip {
	u_char		ip_hl:4, ip_v:4;
	u_char		ip_tos;
	u_short		ip_len;
	uint32_t	ip_src, ip_dst;
};

static struct mtx ipqlock;
static int ip_kw_packets;

#define IPQ_LOCK()	mtx_lock(&ipqlock)
#define IPQ_UNLOCK()	mtx_unlock(&ipqlock)

void
ip_input(struct mbuf *m)
{
	struct ip *ip;

	if (m->m_len < (int)sizeof(struct ip) &&
	    (m = m_pullup(m, sizeof(struct ip))) == NULL)
		return;
	ip = mtod(m, struct ip *); /* expect-not: unchecked-null tested in the condition */
	if (ip->ip_v != 4)
		goto bad;
	IPQ_LOCK();
	ip_kw_packets++;
	IPQ_UNLOCK();
bad:
	m_freem(m);
}

void
ip_input_late(struct mbuf *m)
{
	struct ip *ip;

	m = m_pullup(m, sizeof(struct ip));
	/* Wrong: m_pullup() frees the chain and returns NULL when it cannot. */
	ip = mtod(m, struct ip *); /* expect: unchecked-null */
	ip->ip_tos = 0;
	m_freem(m);
}

struct mbuf *
ip_kw_header(int len)
{
	struct mbuf *m;

	MGETHDR(m, M_DONTWAIT, MT_HEADER);
	if (m == NULL)
		return (NULL);
	m->m_pkthdr.len = m->m_len = len; /* expect-not: unchecked-null tested above */
	return (m);
}

int
ip_kw_reply(struct ifnet *ifp)
{
	struct mbuf *m;
	int spl;

	spl = splnet();
	MGETHDR(m, M_DONTWAIT, MT_DATA);
	/* Wrong: the macro leaves NULL in m when there is no mbuf. */
	m->m_pkthdr.rcvif = ifp; /* expect: unchecked-null */
	ifp->if_input(ifp, m);
	return (0); /* expect-not: spl-leak splnet() does nothing in this era */
}

int
ip_kw_drain(int all)
{
	IPQ_LOCK();
	if (!all) {
		if (ip_kw_packets == 0)
			goto out;
		ip_kw_packets--;
		/* Wrong: every other path goes through out: and unlocks. */
		return (1); /* expect: lock-leak */
	}
	ip_kw_packets = 0;
out:
	IPQ_UNLOCK();
	return (0);
}
