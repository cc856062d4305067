#ifndef _SYS_LOCK_H_
#define _SYS_LOCK_H_

#include <sys/spinlock.h>

struct lock {
	u_int		 lk_flags;
	int		 lk_timo;
	volatile u_long	 lk_count;
	const char	*lk_wmesg;
};

#define LK_SHARED	0x00000001
#define LK_EXCLUSIVE	0x00000002
#define LK_RELEASE	0x00000006
#define LK_TYPE_MASK	0x0000000f
#define LK_NOWAIT	0x00000010
#define LK_CANRECURSE	0x00000040

void lockinit(struct lock *, const char *, int, int);
int lockmgr_shared(struct lock *, u_int);
int lockmgr_exclusive(struct lock *, u_int);
int lockmgr_release(struct lock *, u_int);

static __inline int
lockmgr(struct lock *lkp, u_int flags)
{
	switch (flags & LK_TYPE_MASK) {
	case LK_SHARED:
		return lockmgr_shared(lkp, flags);
	case LK_EXCLUSIVE:
		return lockmgr_exclusive(lkp, flags);
	case LK_RELEASE:
		return lockmgr_release(lkp, flags);
	default:
		panic("lockmgr: unknown request %d", flags & LK_TYPE_MASK);
	}
}

#endif
