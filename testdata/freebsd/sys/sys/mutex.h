#ifndef _SYS_MUTEX_H_
#define _SYS_MUTEX_H_

#include <sys/lock.h>
#include <machine/pcpu.h>

struct mtx {
	struct lock_object	lock_object;
	volatile uintptr_t	mtx_lock;
};

#define MTX_DEF		0x00000000
#define MTX_SPIN	0x00000001
#define MTX_RECURSE	0x00000004

#define MA_OWNED	1
#define MA_NOTOWNED	0

void mtx_init(struct mtx *m, const char *name, const char *type, int opts);
void mtx_destroy(struct mtx *m);
void _mtx_lock_flags(struct mtx *m, int opts, const char *file, int line);
void _mtx_unlock_flags(struct mtx *m, int opts, const char *file, int line);
void _mtx_lock_spin_flags(struct mtx *m, int opts, const char *file, int line);
void _mtx_unlock_spin_flags(struct mtx *m, int opts, const char *file,
    int line);
int _mtx_trylock(struct mtx *m, int opts, const char *file, int line);
void _mtx_assert(struct mtx *m, int what, const char *file, int line);
void mtx_lock_sleep_hard(struct mtx *m, uintptr_t tid);

#define mtx_lock_flags(m, opts) do {					\
	uintptr_t _tid = (uintptr_t)curthread;				\
									\
	if (__sync_val_compare_and_swap(&(m)->mtx_lock, 0, _tid) != 0)	\
		_mtx_lock_flags((m), (opts), LOCK_FILE, LOCK_LINE);	\
} while (0)
#define mtx_unlock_flags(m, opts)					\
	_mtx_unlock_flags((m), (opts), LOCK_FILE, LOCK_LINE)
#define mtx_lock(m)		mtx_lock_flags((m), 0)
#define mtx_unlock(m)		mtx_unlock_flags((m), 0)
#define mtx_lock_spin(m)						\
	_mtx_lock_spin_flags((m), 0, LOCK_FILE, LOCK_LINE)
#define mtx_unlock_spin(m)						\
	_mtx_unlock_spin_flags((m), 0, LOCK_FILE, LOCK_LINE)
#define mtx_trylock(m)		_mtx_trylock((m), 0, LOCK_FILE, LOCK_LINE)
#define mtx_owned(m)							\
	(((m)->mtx_lock & ~(uintptr_t)7) == (uintptr_t)curthread)
#ifdef INVARIANTS
#define mtx_assert(m, what)						\
	_mtx_assert((m), (what), LOCK_FILE, LOCK_LINE)
#else
#define mtx_assert(m, what)
#endif

extern struct mtx Giant;

#endif
