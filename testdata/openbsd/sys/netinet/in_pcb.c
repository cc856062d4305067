/* Test data of kwitness: a table with a mutex. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mutex.h>
#include <sys/pool.h>
#include <sys/socketvar.h>
#include <netinet/in_pcb.h>

static struct pool inpcb_pool;

int
in_pcballoc(struct socket *so, struct inpcbtable *table, int wait)
{
	struct inpcb *inp;

	inp = pool_get(&inpcb_pool, (wait ? PR_WAITOK : PR_NOWAIT) | PR_ZERO);
	if (inp == NULL)
		return ENOBUFS;
	inp->inp_table = table; /* expect-not: unchecked-null tested above */
	inp->inp_socket = so;
	mtx_enter(&table->inpt_mtx);
	if (table->inpt_count > 1000) {
		pool_put(&inpcb_pool, inp);
		/* Wrong: the limit is tested with the mutex held, and it stays held. */
		return ENOBUFS; /* expect: lock-leak */
	}
	table->inpt_count++;
	TAILQ_INSERT_TAIL(&table->inpt_queue, inp, inp_queue);
	mtx_leave(&table->inpt_mtx);
	so->so_pcb = inp;
	return 0;
}

struct inpcb *
in_pcblookup_local(struct inpcbtable *table, in_port_t lport)
{
	struct inpcb *inp, *match = NULL;

	mtx_enter(&table->inpt_mtx);
	TAILQ_FOREACH(inp, &table->inpt_queue, inp_queue) {
		if (inp->inp_lport == lport) {
			match = inp;
			break;
		}
	}
	mtx_leave(&table->inpt_mtx);
	return match; /* expect-not: lock-leak break goes to the mtx_leave too */
}

int
in_pcbbind(struct inpcb *inp, in_port_t lport)
{
	struct inpcb *t;

	NET_ASSERT_LOCKED();
	t = in_pcblookup_local(inp->inp_table, lport);
	/* Wrong: no match is the normal case, and it is NULL. */
	if (t->inp_flags != 0) /* known-miss: unchecked-null few callers test it */
		return EADDRINUSE;
	inp->inp_lport = lport;
	return 0;
}
