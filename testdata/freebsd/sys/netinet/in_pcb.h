#ifndef _NETINET_IN_PCB_H_
#define _NETINET_IN_PCB_H_

#include <sys/queue.h>
#include <sys/rwlock.h>

struct socket;

LIST_HEAD(inpcbhead, inpcb);

/*
 * Locking key for struct inpcb:
 *
 * (i) - Protected by the inpcb lock
 * (p) - Protected by the pcbinfo lock for the inpcb
 * (c) - Constant after initialization
 */
struct inpcb {
	LIST_ENTRY(inpcb)	 inp_list;	/* (i/p) list for all PCBs */
	struct socket		*inp_socket;	/* (i) back pointer to socket */
	struct inpcbinfo	*inp_pcbinfo;	/* (c) PCB list info */
	in_port_t		 inp_lport;	/* (i/p) local port */
	int			 inp_flags;	/* (i) generic IP flags */
	int			 inp_refcount;	/* (i) references */
	struct rwlock		 inp_lock;
};

struct inpcbinfo {
	struct rwlock		 ipi_lock;
	struct inpcbhead	 ipi_listhead;	/* (p) */
	u_int			 ipi_count;	/* (p) number of PCBs */
};

#define INP_TIMEWAIT	0x01000000
#define INP_DROPPED	0x04000000

#define INP_WLOCK(inp)		rw_wlock(&(inp)->inp_lock)
#define INP_WUNLOCK(inp)	rw_wunlock(&(inp)->inp_lock)
#define INP_TRY_WLOCK(inp)	rw_try_wlock(&(inp)->inp_lock)
#define INP_WLOCK_ASSERT(inp)	rw_assert(&(inp)->inp_lock, RA_WLOCKED)

#define INP_INFO_WLOCK(ipi)	rw_wlock(&(ipi)->ipi_lock)
#define INP_INFO_WUNLOCK(ipi)	rw_wunlock(&(ipi)->ipi_lock)
#define INP_INFO_RLOCK(ipi)	rw_rlock(&(ipi)->ipi_lock)
#define INP_INFO_RUNLOCK(ipi)	rw_runlock(&(ipi)->ipi_lock)

struct inpcb *in_pcblookup_local(struct inpcbinfo *, in_port_t);
int in_pcbbind_setup(struct inpcb *, in_port_t);

#endif
