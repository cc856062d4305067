#ifndef _NET_IF_VAR_H_
#define _NET_IF_VAR_H_

#include <sys/mutex.h>
#include <sys/queue.h>

struct mbuf;

/*
 * (i) the interface list lock
 * (q) the lock of the queue itself
 */
struct ifqueue {
	struct mbuf	*ifq_head;	/* (q) */
	struct mbuf	*ifq_tail;	/* (q) */
	int		 ifq_len;	/* (q) */
	int		 ifq_maxlen;
	struct mtx	 ifq_mtx;
};

struct ifnet {
	void			*if_softc;
	LIST_ENTRY(ifnet)	 if_link;	/* (i) all interfaces */
	char			 if_xname[16];
	u_int			 if_index;
	int			 if_flags;
	int			 if_drv_flags;
	u_long			 if_ierrors;
	struct ifqueue		 if_snd;
	void			(*if_start)(struct ifnet *);
	int			(*if_ioctl)(struct ifnet *, u_long, caddr_t);
	void			(*if_input)(struct ifnet *, struct mbuf *);
};

#define IF_LOCK(ifq)	mtx_lock(&(ifq)->ifq_mtx)
#define IF_UNLOCK(ifq)	mtx_unlock(&(ifq)->ifq_mtx)
#define _IF_DEQUEUE(ifq, m) do {					\
	(m) = (ifq)->ifq_head;						\
	if (m) {							\
		if (((ifq)->ifq_head = (m)->m_nextpkt) == NULL)		\
			(ifq)->ifq_tail = NULL;				\
		(m)->m_nextpkt = NULL;					\
		(ifq)->ifq_len--;					\
	}								\
} while (0)
#define IF_DEQUEUE(ifq, m) do {						\
	IF_LOCK(ifq);							\
	_IF_DEQUEUE(ifq, m);						\
	IF_UNLOCK(ifq);							\
} while (0)

struct ifnet *ifunit(const char *name);
struct ifnet *if_alloc(u_char type);
void if_free(struct ifnet *ifp);

#endif
