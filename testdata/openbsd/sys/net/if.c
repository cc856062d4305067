/* Test data of kwitness: the net lock behind its macro. */
#include "bpfilter.h"
#include "loop.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mbuf.h>
#include <net/if.h>
#include <net/if_var.h>

static struct ifnet *if_idxmap[16];
int netlocks;

struct ifnet *
if_get(unsigned int index)
{
	struct ifnet *ifp = NULL;

	if (index < 16)
		ifp = if_idxmap[index];
	return ifp;
}

struct mbuf *
ifq_dequeue(struct ifqueue *ifq)
{
	struct mbuf *m;

	mtx_enter(&ifq->ifq_mtx);
	m = ifq->ifq_head;
	if (m == NULL) {
		mtx_leave(&ifq->ifq_mtx);
		return NULL; /* expect-not: lock-leak left on the line above */
	}
	ifq->ifq_head = m->m_nextpkt;
	ifq->ifq_len--;
	mtx_leave(&ifq->ifq_mtx);
	return m;
}

int
if_kw_setflags(unsigned int index, int flags)
{
	struct ifnet *ifp;

	NET_LOCK();
	ifp = if_get(index);
	if (ifp == NULL)
		/* Wrong: the net lock stays held when the interface is gone. */
		return ENXIO; /* expect: lock-leak */
	ifp->if_flags = flags; /* expect-not: unchecked-null tested above */
	if_put(ifp);
	NET_UNLOCK();
	return 0;
}

int
if_kw_flags(unsigned int index)
{
	struct ifnet *ifp;
	int flags;

	NET_LOCK_SHARED();
	ifp = if_get(index);
	/* Wrong: if_get() returns NULL for an interface that has gone. */
	flags = ifp->if_flags; /* expect: unchecked-null */
	if_put(ifp);
	NET_UNLOCK_SHARED();
	return flags;
}
