#ifndef _SYS_SPINLOCK2_H_
#define _SYS_SPINLOCK2_H_

#include <sys/spinlock.h>
#include <sys/thread2.h>

void _spin_lock_contested(struct spinlock *, const char *);

static __inline void
_spin_lock_quick(globaldata_t gd, struct spinlock *spin, const char *ident)
{
	crit_enter_raw(gd->gd_curthread);
	++gd->gd_spinlocks;
	if (__sync_lock_test_and_set(&spin->lock, 1) != 0)
		_spin_lock_contested(spin, ident);
}

static __inline void
_spin_lock(struct spinlock *spin, const char *ident)
{
	_spin_lock_quick(mycpu, spin, ident);
}
#define spin_lock(spin)		_spin_lock(spin, __func__)

static __inline void
spin_unlock(struct spinlock *spin)
{
	globaldata_t gd = mycpu;

	__sync_lock_release(&spin->lock);
	--gd->gd_spinlocks;
	crit_exit_raw(gd->gd_curthread);
}

static __inline boolean_t
spin_trylock(struct spinlock *spin)
{
	return (__sync_lock_test_and_set(&spin->lock, 1) == 0);
}

#endif
