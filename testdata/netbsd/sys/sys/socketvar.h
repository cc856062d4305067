#ifndef _SYS_SOCKETVAR_H_
#define _SYS_SOCKETVAR_H_

#include <sys/mutex.h>

struct socket {
	kmutex_t * volatile	so_lock;
	short			so_options;
	void			*so_pcb;
};

#define SO_REUSEPORT	0x0200

extern kmutex_t *softnet_lock;

static __inline void
solock(struct socket *so)
{
	mutex_enter(so->so_lock);
}

static __inline void
sounlock(struct socket *so)
{
	mutex_exit(so->so_lock);
}

#endif
