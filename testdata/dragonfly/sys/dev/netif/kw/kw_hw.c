/* Test data of kwitness: compiled with an include folder and a define of its own. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/bus.h>
#include <sys/malloc.h>
#include <net/if_var.h>
#include <kw_regs.h>
#include <dev/netif/kw/if_kwvar.h>

static void *
kw_hw_alloc(size_t size, int flags)
{
	return (kmalloc(size, M_DEVBUF, flags));
}

int
kw_hw_reset(struct kw_softc *sc)
{
	int *regs;

	ASSERT_SERIALIZED(&sc->sc_serializer);
	regs = kw_hw_alloc(64, M_WAITOK);
	regs[0] = 0; /* expect-not: unchecked-null the wrapper passes M_WAITOK on */
	kfree(regs, M_DEVBUF);
	regs = kw_hw_alloc(64, M_NOWAIT);
	/* Wrong: with M_NOWAIT the wrapper may return NULL. */
	regs[KW_REG_STATUS] = 1; /* known-miss: unchecked-null flags through a wrapper */
	kfree(regs, M_DEVBUF);
	return (0);
}
