#ifndef _SYS_SYSTM_H_
#define _SYS_SYSTM_H_

#include <sys/cdefs.h>
#include <sys/queue.h>
#include <machine/cpufunc.h>

extern int hz;
extern const char *panicstr;

void panic(const char *, ...) __dead2 __printflike(1, 2);
int printf(const char *, ...) __printflike(1, 2);
void *memcpy(void *, const void *, size_t);
void *memset(void *, int, size_t);
void bcopy(const void *, void *, size_t);
void bzero(void *, size_t);
int copyin(const void *, void *, size_t);
int copyout(const void *, void *, size_t);

#ifdef INVARIANTS
#define KASSERT(exp, msg) do {						\
	if (__predict_false(!(exp)))					\
		panic msg;						\
} while (0)
#else
#define KASSERT(exp, msg) do {						\
} while (0)
#endif

#define CTASSERT(x)	_Static_assert(x, "compile-time assertion failed")
#define MPASS(ex)	KASSERT((ex), ("Assertion %s failed at %s:%d", #ex,	\
    __FILE__, __LINE__))

struct mtx;
struct lock_object;

int _sleep(void *chan, struct lock_object *lock, int pri, const char *wmesg,
    int timo);
#define msleep(chan, mtx, pri, wmesg, timo)				\
	_sleep((chan), &(mtx)->lock_object, (pri), (wmesg), (timo))
#define tsleep(chan, pri, wmesg, timo)					\
	_sleep((chan), NULL, (pri), (wmesg), (timo))
void wakeup(void *chan);

/* The spl interface is a set of no-ops in this era. */
static __inline intrmask_t splnet(void) { return (0); }
static __inline intrmask_t splimp(void) { return (0); }
static __inline void splx(intrmask_t ipl __unused) { return; }

#endif
