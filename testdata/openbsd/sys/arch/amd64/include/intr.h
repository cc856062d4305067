#ifndef _MACHINE_INTR_H_
#define _MACHINE_INTR_H_

#include <machine/intrdefs.h>

int splraise(int);
int spllower(int);

#define splbio()	splraise(IPL_BIO)
#define splnet()	splraise(IPL_NET)
#define spltty()	splraise(IPL_TTY)
#define splclock()	splraise(IPL_CLOCK)
#define splsoftclock()	splraise(IPL_SOFTCLOCK)
#define splsoftnet()	splraise(IPL_SOFTNET)
#define splvm()		splraise(IPL_VM)
#define splsched()	splraise(IPL_SCHED)
#define splhigh()	splraise(IPL_HIGH)
#define spl0()		spllower(IPL_NONE)
#define splx(x)		spllower(x)

void splassert_fail(int, int, const char *);
void splassert_check(int, const char *);
#ifdef DIAGNOSTIC
extern int splassert_ctl;
#define splassert(__wantipl) do {					\
	if (splassert_ctl > 0)						\
		splassert_check(__wantipl, __func__);			\
} while (0)
#else
#define splassert(wantipl)	do { } while (0)
#endif

#endif
