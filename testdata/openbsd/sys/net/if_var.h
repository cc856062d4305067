#ifndef _NET_IF_VAR_H_
#define _NET_IF_VAR_H_

#include <sys/mutex.h>
#include <sys/queue.h>

struct mbuf;

/*
 * Locks used to protect struct members in this file:
 *	I	immutable after creation
 *	K	kernel lock
 *	N	net lock
 *	q	ifq_mtx
 */
struct ifqueue {
	struct mbuf	*ifq_head;	/* [q] */
	int		 ifq_len;	/* [q] */
	struct mutex	 ifq_mtx;
};

struct ifnet {
	void			*if_softc;	/* [I] */
	TAILQ_ENTRY(ifnet)	 if_list;	/* [K] */
	char			 if_xname[16];	/* [I] */
	u_int			 if_index;	/* [I] */
	int			 if_flags;	/* [N] */
	struct ifqueue		 if_snd;
	void			(*if_start)(struct ifnet *);
	int			(*if_ioctl)(struct ifnet *, u_long, caddr_t);
};

struct ifnet *if_get(unsigned int);
void if_put(struct ifnet *);
struct ifnet *if_unit(const char *);
struct mbuf *ifq_dequeue(struct ifqueue *);

#endif
