#ifndef _SYS_VNODE_H_
#define _SYS_VNODE_H_

#include <sys/mutex.h>
#include <sys/queue.h>

struct vop_vector;
struct ucred;

struct vnode {
	struct vop_vector	*v_op;
	void			*v_data;
	struct mtx		 v_interlock;
	int			 v_usecount;
	int			 v_iflag;
};

struct vattr {
	u_short	va_mode;
	long	va_size;
};

#define VI_DOOMED	0x0080
#define VI_LOCK(vp)	mtx_lock(&(vp)->v_interlock)
#define VI_UNLOCK(vp)	mtx_unlock(&(vp)->v_interlock)

struct vop_generic_args {
	struct vnodeop_desc	*a_desc;
};

struct vnodeop_desc {
	const char	*vdesc_name;
	int		 vdesc_flags;
};

typedef int vop_bypass_t(struct vop_generic_args *);

#include "vnode_if.h"

#endif
