/* Test data of kwitness: raised levels in a driver of the network. */
#include "bpfilter.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/malloc.h>
#include <net/if_var.h>

struct bpf_d {
	struct bpf_d	*bd_next;
	struct ifnet	*bd_ifp;
	caddr_t		 bd_sbuf;
	int		 bd_slen;
};

#if NBPFILTER > 0
static struct bpf_d *bpf_d_list;

int
bpf_kw_open(struct ifnet *ifp, int size)
{
	struct bpf_d *d;
	int s;

	d = malloc(sizeof(*d), M_DEVBUF, M_WAITOK | M_CANFAIL | M_ZERO);
	if (d == NULL)
		return ENOMEM;
	s = splnet();
	d->bd_ifp = ifp; /* expect-not: unchecked-null tested above */
	d->bd_next = bpf_d_list;
	bpf_d_list = d;
	if (size > 65536) {
		/* Wrong: too late to leave, the level is raised. */
		return EINVAL; /* expect: spl-leak */
	}
	splx(s);
	return 0;
}

int
bpf_kw_resize(struct bpf_d *d, int size)
{
	/* Wrong: with M_CANFAIL the result may be NULL although it waits. */
	d->bd_sbuf = malloc(size, M_DEVBUF, M_WAITOK | M_CANFAIL);
	d->bd_sbuf[0] = 0; /* expect: unchecked-null */
	return 0;
}
#endif
