#ifndef _SYS_MBUF_H_
#define _SYS_MBUF_H_

#include <sys/malloc.h>

struct m_hdr {
	struct mbuf	*mh_next;
	struct mbuf	*mh_nextpkt;
	caddr_t		 mh_data;
	u_int		 mh_len;
	short		 mh_type;
	u_short		 mh_flags;
};

struct pkthdr {
	u_int		 ph_ifidx;
	int		 len;
};

struct mbuf {
	struct m_hdr	m_hdr;
	struct pkthdr	m_pkthdr;
	char		M_databuf[64];
};

#define m_next		m_hdr.mh_next
#define m_nextpkt	m_hdr.mh_nextpkt
#define m_data		m_hdr.mh_data
#define m_len		m_hdr.mh_len
#define m_type		m_hdr.mh_type

#define M_DONTWAIT	M_NOWAIT
#define M_WAIT		M_WAITOK
#define MT_DATA		1

#define mtod(m, t)	((t)((m)->m_data))

struct mbuf *m_get(int, int);
struct mbuf *m_gethdr(int, int);
struct mbuf *m_pullup(struct mbuf *, int);
struct mbuf *m_free(struct mbuf *);
void m_freem(struct mbuf *);

#define MGET(m, how, type)	m = m_get((how), (type))
#define MGETHDR(m, how, type)	m = m_gethdr((how), (type))

#endif
