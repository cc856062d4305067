#ifndef _IF_KWVAR_H_
#define _IF_KWVAR_H_

struct kw_softc {
	struct ifnet		 sc_if;
	struct resource		*sc_irq;
	void			*sc_ih;
	struct lwkt_serialize	 sc_serializer;
	int			 sc_status;
	struct mbuf		*sc_tx[4];
};

int kw_hw_reset(struct kw_softc *);

#endif
