#ifndef _X86_INTR_H_
#define _X86_INTR_H_

#define IPL_NONE	0x0
#define IPL_PREEMPT	0x1
#define IPL_SOFTCLOCK	0x2
#define IPL_SOFTBIO	0x3
#define IPL_SOFTNET	0x4
#define IPL_SOFTSERIAL	0x5
#define IPL_VM		0x6
#define IPL_SCHED	0x7
#define IPL_HIGH	0x8

int splraise(int);
void spllower(int);

typedef uint8_t ipl_t;
typedef struct {
	ipl_t	_ipl;
} ipl_cookie_t;

static __inline ipl_cookie_t
makeiplcookie(ipl_t ipl)
{
	return (ipl_cookie_t){ ._ipl = ipl };
}

static __inline int
splraiseipl(ipl_cookie_t icookie)
{
	return splraise(icookie._ipl);
}

#define spl0()		spllower(IPL_NONE)
#define splx(x)		spllower(x)

#include <sys/spl.h>

#endif
