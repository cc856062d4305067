/* Test data of kwitness: uses a header with the count of a pseudo-device. */
#include "bpfilter.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/kmem.h>
#include <sys/mbuf.h>
#include <net/if.h>

struct bpf_d {
	struct bpf_d	*bd_next;
	struct ifnet	*bd_ifp;
	char		*bd_sbuf;
	int		 bd_slen;
};

#if NBPFILTER > 0
static struct bpf_d *bpf_list;

int
bpf_kw_attach(struct ifnet *ifp)
{
	struct bpf_d *d;
	int s;

	s = splnet();
	d = kmem_zalloc(sizeof(*d), KM_NOSLEEP);
	if (d == NULL)
		/* Wrong: the early way out forgets the level. */
		return ENOMEM; /* expect: spl-leak */
	d->bd_ifp = ifp;
	d->bd_next = bpf_list;
	bpf_list = d;
	splx(s);
	return 0;
}

void
bpf_kw_reset(struct bpf_d *d)
{
	int s;

	s = splnet();
	d->bd_slen = 0;
	if (d->bd_sbuf == NULL) {
		splx(s);
		return; /* expect-not: spl-leak restored on the line above */
	}
	d->bd_sbuf[0] = '\0';
	splx(s);
} /* expect-not: spl-leak restored on the line above */
#endif

int
bpf_kw_name(const char *name, u_int *indexp)
{
	struct ifnet *ifp;

	ifp = ifunit(name);
	/* Wrong: ifunit() returns NULL for an unknown name. */
	*indexp = ifp->if_index; /* expect: unchecked-null */
	return 0;
}
