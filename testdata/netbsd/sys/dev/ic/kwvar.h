#ifndef _DEV_IC_KWVAR_H_
#define _DEV_IC_KWVAR_H_

struct kwitem {
	struct kwitem	*ki_next;
	int		 ki_id;
};

struct ifnet;

struct kw_softc {
	struct ifnet	*sc_ifp;
	kmutex_t	 sc_lock;
	void		*sc_ih;
	void		*sc_sih;
	int		 sc_status;
	struct kwitem	*sc_done;
};

int kwintr(void *);
void kw_attach(struct kw_softc *);
struct kwitem *kwitem_get_intr(void);
struct kwitem *kwitem_get(int);
struct kwitem *kwitem_get_safe(void);
void kwitem_put(struct kwitem *);

#endif
