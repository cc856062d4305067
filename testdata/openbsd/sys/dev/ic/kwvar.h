#ifndef _DEV_IC_KWVAR_H_
#define _DEV_IC_KWVAR_H_

struct kw_softc {
	struct device	 sc_dev;
	struct ifnet	 sc_if;
	struct mutex	 sc_mtx;
	void		*sc_ih;
	int		 sc_status;
	struct mbuf	*sc_tx[4];
};

int kw_intr(void *);
int kw_attach(struct kw_softc *);

#endif
