#ifndef _NETINET_IN_PCB_H_
#define _NETINET_IN_PCB_H_

#include <sys/queue.h>
#include <sys/thread.h>

struct inpcb {
	TAILQ_ENTRY(inpcb)	 inp_list;
	void			*inp_socket;
	in_port_t		 inp_lport;
	int			 inp_flags;
};

struct inpcbport {
	struct lwkt_token	 phd_token;
	TAILQ_HEAD(, inpcb)	 phd_pcblist;
};

#define INP_TOKEN_GET(phd)	lwkt_gettoken(&(phd)->phd_token)
#define INP_TOKEN_REL(phd)	lwkt_reltoken(&(phd)->phd_token)

#endif
