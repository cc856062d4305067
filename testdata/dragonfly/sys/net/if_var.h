#ifndef _NET_IF_VAR_H_
#define _NET_IF_VAR_H_

#include <sys/queue.h>
#include <sys/serialize.h>

struct mbuf;

struct ifnet {
	void			*if_softc;
	TAILQ_ENTRY(ifnet)	 if_link;
	char			 if_xname[16];
	u_int			 if_index;
	int			 if_flags;
	struct lwkt_serialize	 if_default_serializer;
	lwkt_serialize_t	 if_serializer;
	void			(*if_start)(struct ifnet *);
	int			(*if_ioctl)(struct ifnet *, u_long, caddr_t);
};

struct ifnet *ifunit(const char *);
void ifnet_serialize_all(struct ifnet *);
void ifnet_deserialize_all(struct ifnet *);

#endif
