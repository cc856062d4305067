/* Test data of kwitness: tokens behind wrapper macros. */
#include "opt_inet.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/malloc.h>
#include <netinet/in_pcb.h>

static MALLOC_DEFINE(M_PCB, "pcb", "miniature control blocks");

static struct inpcb *
in_pcblookup_local(struct inpcbport *phd, in_port_t lport)
{
	struct inpcb *inp;

	TAILQ_FOREACH(inp, &phd->phd_pcblist, inp_list) {
		if (inp->inp_lport == lport)
			return (inp);
	}
	return (NULL);
}

int
in_pcbbind(struct inpcbport *phd, struct inpcb *inp, in_port_t lport)
{
	int error = 0;

	INP_TOKEN_GET(phd);
	if (in_pcblookup_local(phd, lport) != NULL) {
		error = EADDRINUSE;
		goto done;
	}
	if (inp->inp_flags != 0)
		/* Wrong: the case above goes to done: and this one does not. */
		return (EINVAL); /* expect: lock-leak */
	inp->inp_lport = lport;
done:
	INP_TOKEN_REL(phd);
	return (error); /* expect-not: lock-leak released on the line above */
}

int
in_pcbflags(struct inpcbport *phd, in_port_t lport)
{
	/* Wrong: the look-up may fail, and its result is used at once. */
	return (in_pcblookup_local(phd, lport)->inp_flags); /* expect: unchecked-null */
}

struct inpcb *
in_pcballoc(void *so)
{
	struct inpcb *inp;

	inp = kmalloc(sizeof(*inp), M_PCB, M_NOWAIT | M_ZERO);
	if (inp == NULL)
		return (NULL);
	inp->inp_socket = so; /* expect-not: unchecked-null tested above */
	return (inp);
}
