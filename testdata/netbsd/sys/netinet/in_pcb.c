/* Test data of kwitness: a pool with a level of its own, and levels around it. */
#include "opt_inet.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/pool.h>
#include <sys/socketvar.h>
#include <netinet/in_pcb.h>

static struct pool inpcb_pool;

void
in_pcbinit(void)
{
	pool_init(&inpcb_pool, sizeof(struct inpcb), 0, 0, 0, "inpcbpl", NULL,
	    IPL_SOFTNET);
}

int
in_pcballoc(struct socket *so)
{
	struct inpcb *inp;
	int s;

	s = splsoftnet();
	inp = pool_get(&inpcb_pool, PR_NOWAIT);
	splx(s);
	if (inp == NULL)
		return ENOBUFS;
	inp->inp_socket = so; /* expect-not: unchecked-null tested above */
	so->so_pcb = inp;
	return 0;
}

int
in_pcbdup(struct socket *so)
{
	struct inpcb *inp;
	int s;

	s = splsoftnet();
	inp = pool_get(&inpcb_pool, PR_NOWAIT);
	/* Wrong: PR_NOWAIT may return NULL. */
	inp->inp_socket = so; /* expect: unchecked-null */
	splx(s);
	return 0;
}

int
in_pcbbind(struct inpcb *inp, in_port_t lport)
{
	int error, s;

	error = 0;
	s = splsoftnet();
	if (inp->inp_lport != 0) {
		error = EINVAL;
		goto bad;
	}
	if (lport == 0)
		/* Wrong: must go to bad: like the case above. */
		return EADDRINUSE; /* expect: spl-leak */
	inp->inp_lport = lport;
bad:
	splx(s);
	return error;
}

void
in_pcbdetach(void *v)
{
	struct inpcb *inp = v;
	int s;

	s = splsoftnet();
	pool_put(&inpcb_pool, inp);
	splx(s);
}
