#ifndef _SYS_RWLOCK_H_
#define _SYS_RWLOCK_H_

#include <sys/lock.h>
#include <machine/pcpu.h>

struct rwlock {
	struct lock_object	lock_object;
	volatile uintptr_t	rw_lock;
};

#define RA_LOCKED	0x1
#define RA_WLOCKED	0x4

void rw_init(struct rwlock *rw, const char *name);
void rw_destroy(struct rwlock *rw);
void _rw_wlock(struct rwlock *rw, const char *file, int line);
void _rw_wunlock(struct rwlock *rw, const char *file, int line);
void _rw_rlock(struct rwlock *rw, const char *file, int line);
void _rw_runlock(struct rwlock *rw, const char *file, int line);
int _rw_try_wlock(struct rwlock *rw, const char *file, int line);

#define rw_wlock(rw)		_rw_wlock((rw), LOCK_FILE, LOCK_LINE)
#define rw_wunlock(rw)		_rw_wunlock((rw), LOCK_FILE, LOCK_LINE)
#define rw_rlock(rw)		_rw_rlock((rw), LOCK_FILE, LOCK_LINE)
#define rw_runlock(rw)		_rw_runlock((rw), LOCK_FILE, LOCK_LINE)
#define rw_try_wlock(rw)	_rw_try_wlock((rw), LOCK_FILE, LOCK_LINE)
#define rw_assert(rw, what)

#endif
