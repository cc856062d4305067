#ifndef _NETINET_IN_PCB_H_
#define _NETINET_IN_PCB_H_

#include <sys/queue.h>

struct socket;

/*
 * s: protected by the socket lock
 * n: protected by softnet_lock
 */
struct inpcb {
	LIST_ENTRY(inpcb)	 inp_hash;	/* n: */
	struct socket		*inp_socket;	/* s: */
	in_port_t		 inp_lport;	/* s: */
	int			 inp_flags;	/* s: */
};

struct inpcbtable {
	LIST_HEAD(, inpcb)	 inpt_hash;
};

#endif
