/* Test data of kwitness: interfaces found by their name. */
#include "opt_inet.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/thread2.h>
#include <net/if_var.h>

static TAILQ_HEAD(, ifnet) ifnetlist;
static struct lwkt_token ifnet_token = LWKT_TOKEN_INITIALIZER(ifnet_token);

#define ifnet_lock()	lwkt_gettoken(&ifnet_token)
#define ifnet_unlock()	lwkt_reltoken(&ifnet_token)

struct ifnet *
ifunit(const char *name)
{
	struct ifnet *ifp;

	TAILQ_FOREACH(ifp, &ifnetlist, if_link) {
		if (ifp->if_xname[0] == name[0])
			return (ifp);
	}
	return (NULL);
}

int
if_kw_up(const char *name)
{
	struct ifnet *ifp;

	ifnet_lock();
	ifp = ifunit(name);
	if (ifp == NULL) {
		ifnet_unlock();
		return (ENXIO); /* expect-not: lock-leak unlocked on the line above */
	}
	ifnet_serialize_all(ifp);
	if (ifp->if_flags != 0) {
		ifnet_deserialize_all(ifp);
		/* Wrong: the token of the list stays. */
		return (EBUSY); /* expect: lock-leak */
	}
	ifp->if_flags = 1;
	ifnet_deserialize_all(ifp);
	ifnet_unlock();
	return (0);
}
