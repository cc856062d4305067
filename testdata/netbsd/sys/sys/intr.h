#ifndef _SYS_INTR_H_
#define _SYS_INTR_H_

#include <machine/intr.h>

/* Names that stand for other levels in this era. */
#define IPL_BIO		IPL_VM
#define IPL_NET		IPL_VM
#define IPL_TTY		IPL_VM
#define IPL_CLOCK	IPL_SCHED
#define IPL_SERIAL	IPL_HIGH

#define splbio()	splvm()
#define splnet()	splvm()
#define spltty()	splvm()
#define splclock()	splsched()
#define splserial()	splhigh()

#include <sys/spl.h>

#define SOFTINT_NET	0x0002
#define SOFTINT_MPSAFE	0x0100

void *softint_establish(u_int, void (*)(void *), void *);
void softint_schedule(void *);
void softint_disestablish(void *);

#endif
