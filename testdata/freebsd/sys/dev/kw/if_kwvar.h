#ifndef _DEV_KW_IF_KWVAR_H_
#define _DEV_KW_IF_KWVAR_H_

/*
 * Locking:
 *	m	sc_mtx
 *	c	constant after attach
 */
struct kw_softc {
	struct ifnet	*sc_ifp;	/* c */
	device_t	 sc_dev;	/* c */
	struct mtx	 sc_mtx;
	struct resource	*sc_res;	/* c */
	struct resource	*sc_irq;	/* c */
	void		*sc_ih;		/* c */
	int		 sc_flags;	/* m */
	struct mbuf	*sc_rx[8];	/* m */
	int		 sc_rxidx;	/* m */
};

#define KW_RUNNING	0x0001
#define KW_SICK		0x0002

#define KW_LOCK(sc)		mtx_lock(&(sc)->sc_mtx)
#define KW_UNLOCK(sc)		mtx_unlock(&(sc)->sc_mtx)
#define KW_LOCK_ASSERT(sc)	mtx_assert(&(sc)->sc_mtx, MA_OWNED)

int kw_attach(device_t dev);
int kw_phy_reset(struct kw_softc *sc);

#endif
