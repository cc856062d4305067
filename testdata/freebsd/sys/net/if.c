/* Test data of kwitness: look-ups by a key from outside. */
#include "opt_inet.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/rwlock.h>
#include <net/if_var.h>

static LIST_HEAD(ifnethead, ifnet) ifnet_list;
static struct rwlock ifnet_rwlock;

#define IFNET_RLOCK()	rw_rlock(&ifnet_rwlock)
#define IFNET_RUNLOCK()	rw_runlock(&ifnet_rwlock)

static int
kw_strcmp(const char *a, const char *b)
{
	while (*a != '\0' && *a == *b) {
		a++;
		b++;
	}
	return (*a - *b);
}

struct ifnet *
ifunit(const char *name)
{
	struct ifnet *ifp;

	IFNET_RLOCK();
	LIST_FOREACH(ifp, &ifnet_list, if_link) {
		if (kw_strcmp(name, ifp->if_xname) == 0)
			break;
	}
	IFNET_RUNLOCK();
	return (ifp);
}

int
if_kw_flags(const char *name)
{
	struct ifnet *ifp;

	ifp = ifunit(name);
	/* Wrong: the name comes from outside, there may be no such interface. */
	return (ifp->if_flags); /* expect: unchecked-null */
}

int
if_kw_index(const char *name)
{
	struct ifnet *ifp;

	ifp = ifunit(name);
	if (ifp == NULL)
		return (-1);
	return (ifp->if_index); /* expect-not: unchecked-null tested above */
}

int
if_kw_count(void)
{
	struct ifnet *ifp;
	int n;

	n = 0;
	IFNET_RLOCK();
	LIST_FOREACH(ifp, &ifnet_list, if_link) {
		if (ifp->if_flags == 0)
			/* Wrong: leaves in the middle of the list, with the list lock. */
			return (-1); /* expect: lock-leak */
		n++;
	}
	IFNET_RUNLOCK();
	return (n); /* expect-not: lock-leak released on the line above */
}
