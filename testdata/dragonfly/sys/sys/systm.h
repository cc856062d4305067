#ifndef _SYS_SYSTM_H_
#define _SYS_SYSTM_H_

#include <sys/cdefs.h>
#include <cpu/cpufunc.h>

void panic(const char *, ...) __dead2 __printflike(1, 2);
int kprintf(const char *, ...) __printflike(1, 2);
void bzero(volatile void *, size_t);
void *memcpy(void *, const void *, size_t);
int tsleep(const volatile void *, int, const char *, int);
void wakeup(const volatile void *);

#ifdef INVARIANTS
#define KASSERT(exp, msg) do { if (__predict_false(!(exp)))		\
				panic msg; } while (0)
#define KKASSERT(exp)	do { if (__predict_false(!(exp)))		\
	panic("assertion \"%s\" failed in %s", #exp, __func__);		\
} while (0)
#else
#define KASSERT(exp, msg)	do { } while (0)
#define KKASSERT(exp)		do { } while (0)
#endif

#endif
