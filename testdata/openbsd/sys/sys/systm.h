#ifndef _SYS_SYSTM_H_
#define _SYS_SYSTM_H_

#include <sys/cdefs.h>
#include <sys/queue.h>
#include <sys/rwlock.h>

extern int cold;
extern int hz;

struct mutex;

__dead void panic(const char *, ...);
int printf(const char *, ...);
void *memcpy(void *, const void *, size_t);
void *memset(void *, int, size_t);
void bzero(void *, size_t);
int tsleep_nsec(const volatile void *, int, const char *, uint64_t);
int msleep_nsec(const volatile void *, struct mutex *, int, const char *,
    uint64_t);
void wakeup(const volatile void *);

__dead void __assert(const char *, const char *, int, const char *);
#ifdef DIAGNOSTIC
#define KASSERT(e)	((e) ? (void)0 :				\
	    __assert("diagnostic ", __FILE__, __LINE__, #e))
#else
#define KASSERT(e)	((void)0)
#endif

extern struct rwlock netlock;

#define NET_LOCK()	do { rw_enter_write(&netlock); } while (0)
#define NET_UNLOCK()	do { rw_exit_write(&netlock); } while (0)
#define NET_LOCK_SHARED()	do { rw_enter_read(&netlock); } while (0)
#define NET_UNLOCK_SHARED()	do { rw_exit_read(&netlock); } while (0)
#define NET_ASSERT_LOCKED()	do {					\
	if (rw_status(&netlock) == 0)					\
		splassert_fail(0, 1, __func__);				\
} while (0)

#ifdef MULTIPROCESSOR
void _kernel_lock(void);
void _kernel_unlock(void);
#define KERNEL_LOCK()		_kernel_lock()
#define KERNEL_UNLOCK()		_kernel_unlock()
#else
#define KERNEL_LOCK()		do { } while (0)
#define KERNEL_UNLOCK()		do { } while (0)
#endif

#endif
