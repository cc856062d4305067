#ifndef _MACHINE_INTRDEFS_H_
#define _MACHINE_INTRDEFS_H_

#define IPL_NONE	0x0
#define IPL_SOFTCLOCK	0x4
#define IPL_SOFTNET	0x5
#define IPL_BIO		0x6
#define IPL_NET		0x7
#define IPL_SOFTTTY	0x8
#define IPL_TTY		0x9
#define IPL_VM		0xa
#define IPL_CLOCK	0xc
#define IPL_SCHED	IPL_CLOCK
#define IPL_HIGH	0xd
#define IPL_MPSAFE	0x100

#endif
