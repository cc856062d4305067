/* Test data of kwitness: locks behind wrapper macros. */
#include "opt_inet.h"
#include "opt_inet6.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/malloc.h>
#include <sys/socketvar.h>
#include <netinet/in_pcb.h>

static MALLOC_DEFINE(M_PCB, "pcb", "miniature control blocks");

int
in_pcballoc(struct socket *so, struct inpcbinfo *pcbinfo)
{
	struct inpcb *inp;

	inp = malloc(sizeof(*inp), M_PCB, M_NOWAIT | M_ZERO);
	if (inp == NULL)
		return (ENOBUFS);
	inp->inp_socket = so; /* expect-not: unchecked-null tested above */
	inp->inp_pcbinfo = pcbinfo;
	rw_init(&inp->inp_lock, "inp");
	INP_INFO_WLOCK(pcbinfo);
	LIST_INSERT_HEAD(&pcbinfo->ipi_listhead, inp, inp_list);
	pcbinfo->ipi_count++;
	INP_INFO_WUNLOCK(pcbinfo);
	so->so_pcb = inp;
	return (0);
}

struct inpcb *
in_pcblookup_local(struct inpcbinfo *pcbinfo, in_port_t lport)
{
	struct inpcb *inp;

	LIST_FOREACH(inp, &pcbinfo->ipi_listhead, inp_list) {
		if (inp->inp_lport == lport)
			return (inp);
	}
	return (NULL);
}

/* Holds the lock of inp, but not that of t (for a rule that comes later). */
int
in_pcbbind_setup(struct inpcb *inp, in_port_t lport)
{
	struct inpcb *t;

	INP_WLOCK_ASSERT(inp);
	t = in_pcblookup_local(inp->inp_pcbinfo, lport);
	if (t != NULL && (t->inp_socket->so_options & SO_REUSEPORT) == 0)
		return (EADDRINUSE);
	inp->inp_lport = lport;
	return (0);
}

int
in_pcbbind(struct inpcb *inp, in_port_t lport)
{
	int error;

	INP_INFO_WLOCK(inp->inp_pcbinfo);
	INP_WLOCK(inp);
	if (inp->inp_flags & (INP_TIMEWAIT | INP_DROPPED)) {
		INP_WUNLOCK(inp);
		/* Wrong: of the two locks only one is given back. */
		return (EINVAL); /* expect: lock-leak */
	}
	error = in_pcbbind_setup(inp, lport);
	INP_WUNLOCK(inp);
	INP_INFO_WUNLOCK(inp->inp_pcbinfo);
	return (error); /* expect-not: lock-leak both released above */
}

in_port_t
in_pcbport(struct inpcbinfo *pcbinfo, in_port_t lport)
{
	struct inpcb *inp;
	in_port_t port;

	INP_INFO_RLOCK(pcbinfo);
	inp = in_pcblookup_local(pcbinfo, lport);
	/* Wrong: in_pcblookup_local() returns NULL when no port fits. */
	port = inp->inp_lport; /* expect: unchecked-null */
	INP_INFO_RUNLOCK(pcbinfo);
	return (port);
}

int
in_pcbtry(struct inpcb *inp)
{
	if (!INP_TRY_WLOCK(inp))
		return (EBUSY); /* expect-not: lock-leak the lock was not taken here */
	inp->inp_refcount++;
	INP_WUNLOCK(inp);
	return (0);
}
