#ifndef _SYS_MBUF_H_
#define _SYS_MBUF_H_

#include <sys/malloc.h>

struct ifnet;

struct m_hdr {
	struct mbuf	*mh_next;
	struct mbuf	*mh_nextpkt;
	caddr_t		 mh_data;
	int		 mh_len;
	int		 mh_flags;
	short		 mh_type;
};

struct pkthdr {
	struct ifnet	*rcvif;
	int		 len;
};

struct mbuf {
	struct m_hdr	m_hdr;
	union {
		struct {
			struct pkthdr	MH_pkthdr;
			char		MH_dat[64];
		} MH;
		char	M_databuf[128];
	} M_dat;
};

#define m_next		m_hdr.mh_next
#define m_nextpkt	m_hdr.mh_nextpkt
#define m_data		m_hdr.mh_data
#define m_len		m_hdr.mh_len
#define m_flags		m_hdr.mh_flags
#define m_type		m_hdr.mh_type
#define m_pkthdr	M_dat.MH.MH_pkthdr

#define M_PKTHDR	0x00000002
#define M_DONTWAIT	M_NOWAIT
#define M_WAIT		M_WAITOK
#define MT_DATA		1
#define MT_HEADER	MT_DATA

#define mtod(m, t)	((t)((m)->m_data))

struct mbuf *m_get(int how, short type);
struct mbuf *m_gethdr(int how, short type);
struct mbuf *m_pullup(struct mbuf *n, int len);
struct mbuf *m_free(struct mbuf *m);
void m_freem(struct mbuf *m);

#define MGETHDR(m, how, type)	((m) = m_gethdr((how), (type)))
#define MGET(m, how, type)	((m) = m_get((how), (type)))

#endif
