#ifndef _SYS_MPLOCK_H_
#define _SYS_MPLOCK_H_

struct __mp_lock {
	volatile u_int	mpl_users;
};

void __mp_lock(struct __mp_lock *);
void __mp_unlock(struct __mp_lock *);

#endif
