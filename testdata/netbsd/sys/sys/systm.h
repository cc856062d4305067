#ifndef _SYS_SYSTM_H_
#define _SYS_SYSTM_H_

#include <sys/cdefs.h>
#include <sys/mutex.h>

extern int hz;

__dead void panic(const char *, ...);
void printf(const char *, ...);
void aprint_error(const char *, ...);
void *memcpy(void *, const void *, size_t);
void *memset(void *, int, size_t);
int tsleep(const void *ident, int pri, const char *wmesg, int timo);
int mtsleep(const void *ident, int pri, const char *wmesg, int timo,
    kmutex_t *mtx);
void wakeup(const void *ident);

__dead void kern_assert(const char *, ...);
#ifdef DIAGNOSTIC
#define KASSERT(e)	(__predict_true((e)) ? (void)0 :		\
	kern_assert("assertion \"%s\" failed: %s, line %d", #e,	\
	    __FILE__, __LINE__))
#else
#define KASSERT(e)	((void)0)
#endif

void _kernel_lock(int);
void _kernel_unlock(int, int *);
#ifdef MULTIPROCESSOR
#define KERNEL_LOCK(count, lwp)	_kernel_lock((count))
#define KERNEL_UNLOCK_ONE(lwp)	_kernel_unlock(1, NULL)
#else
#define KERNEL_LOCK(count, lwp)	((void)(count), (void)(lwp))
#define KERNEL_UNLOCK_ONE(lwp)	((void)(lwp))
#endif

#endif
