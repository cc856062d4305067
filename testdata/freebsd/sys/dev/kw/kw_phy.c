/* Test data of kwitness: called with the lock of the softc held. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/bus.h>
#include <sys/malloc.h>
#include <sys/mutex.h>
#include <net/if_var.h>
#include <dev/kw/if_kwvar.h>

struct kw_phy {
	int	kp_id;
	int	kp_tries;
};

static struct kw_phy *
kw_phy_alloc(int flags)
{
	return (malloc(sizeof(struct kw_phy), M_DEVBUF, flags | M_ZERO));
}

/* Drops the lock around the wait and takes it again: no leak on any path. */
int
kw_phy_reset(struct kw_softc *sc)
{
	struct kw_phy *kp;

	KW_LOCK_ASSERT(sc);
	KW_UNLOCK(sc);
	kp = kw_phy_alloc(M_WAITOK);
	kp->kp_tries = 3; /* expect-not: unchecked-null the wrapper passes M_WAITOK on */
	free(kp, M_DEVBUF);
	KW_LOCK(sc);
	return (0); /* expect-not: lock-leak the caller held it on entry */
}

int
kw_phy_probe(struct kw_softc *sc)
{
	struct kw_phy *kp;
	int id;

	kp = kw_phy_alloc(M_NOWAIT);
	/* Wrong: with M_NOWAIT the wrapper may return NULL. */
	kp->kp_id = 7; /* known-miss: unchecked-null flags through a wrapper */
	id = kp->kp_id;
	free(kp, M_DEVBUF);
	return (id);
}

int
kw_phy_probe_again(int id)
{
	struct kw_phy *kp;

	kp = kw_phy_alloc(M_NOWAIT);
	/* Wrong, as in kw_phy_probe(). */
	kp->kp_id = id; /* known-miss: unchecked-null flags through a wrapper */
	free(kp, M_DEVBUF);
	return (0);
}
