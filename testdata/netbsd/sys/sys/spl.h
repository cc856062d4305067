#ifndef _SYS_SPL_H_
#define _SYS_SPL_H_

#define _SPL_DECL(x, X)							\
static __inline int							\
spl##x(void)								\
{									\
	return splraiseipl(makeiplcookie(IPL_##X));			\
}

_SPL_DECL(softclock, SOFTCLOCK)
_SPL_DECL(softnet, SOFTNET)
_SPL_DECL(vm, VM)
_SPL_DECL(sched, SCHED)
_SPL_DECL(high, HIGH)

#undef _SPL_DECL

#endif
