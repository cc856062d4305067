#ifndef _SYS_SX_H_
#define _SYS_SX_H_

#include <sys/lock.h>

struct sx {
	struct lock_object	lock_object;
	volatile uintptr_t	sx_lock;
};

void sx_init(struct sx *sx, const char *description);
int _sx_xlock(struct sx *sx, int opts, const char *file, int line);
void _sx_xunlock(struct sx *sx, const char *file, int line);
int _sx_slock(struct sx *sx, int opts, const char *file, int line);
void _sx_sunlock(struct sx *sx, const char *file, int line);

#define sx_xlock(sx)	(void)_sx_xlock((sx), 0, LOCK_FILE, LOCK_LINE)
#define sx_xunlock(sx)	_sx_xunlock((sx), LOCK_FILE, LOCK_LINE)
#define sx_slock(sx)	(void)_sx_slock((sx), 0, LOCK_FILE, LOCK_LINE)
#define sx_sunlock(sx)	_sx_sunlock((sx), LOCK_FILE, LOCK_LINE)

#endif
