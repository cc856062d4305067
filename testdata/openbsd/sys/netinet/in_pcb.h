#ifndef _NETINET_IN_PCB_H_
#define _NETINET_IN_PCB_H_

#include <sys/mutex.h>
#include <sys/queue.h>

struct socket;

/*
 * Locks used to protect struct members in this file:
 *	I	immutable after creation
 *	N	net lock
 *	t	inpt_mtx	pcb table mutex
 */
struct inpcb {
	TAILQ_ENTRY(inpcb)	 inp_queue;	/* [t] */
	struct inpcbtable	*inp_table;	/* [I] */
	struct socket		*inp_socket;	/* [I] */
	in_port_t		 inp_lport;	/* [N] */
	int			 inp_flags;	/* [N] */
};

struct inpcbtable {
	struct mutex		 inpt_mtx;
	TAILQ_HEAD(, inpcb)	 inpt_queue;	/* [t] */
	u_long			 inpt_count;	/* [t] */
};

#endif
