#ifndef _NET_IF_H_
#define _NET_IF_H_

#include <sys/queue.h>

struct mbuf;

struct ifqueue {
	struct mbuf	*ifq_head;
	struct mbuf	*ifq_tail;
	int		 ifq_len;
	int		 ifq_maxlen;
	int		 ifq_drops;
};

struct ifnet {
	void			*if_softc;
	LIST_ENTRY(ifnet)	 if_list;
	char			 if_xname[16];
	u_int			 if_index;
	int			 if_flags;
	struct ifqueue		 if_snd;
	void			(*if_start)(struct ifnet *);
	int			(*if_ioctl)(struct ifnet *, u_long, void *);
	void			(*if_input)(struct ifnet *, struct mbuf *);
};

#define IFF_RUNNING	0x40
#define IFF_OACTIVE	0x400

#define IF_QFULL(ifq)	((ifq)->ifq_len >= (ifq)->ifq_maxlen)
#define IF_DEQUEUE(ifq, m)						\
do {									\
	(m) = (ifq)->ifq_head;						\
	if (m) {							\
		if (((ifq)->ifq_head = (m)->m_nextpkt) == 0)		\
			(ifq)->ifq_tail = 0;				\
		(m)->m_nextpkt = 0;					\
		(ifq)->ifq_len--;					\
	}								\
} while (/*CONSTCOND*/0)

struct ifnet *ifunit(const char *);

#endif
