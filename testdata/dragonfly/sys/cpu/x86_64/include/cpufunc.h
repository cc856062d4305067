#ifndef _CPU_CPUFUNC_H_
#define _CPU_CPUFUNC_H_

static __inline void
cpu_pause(void)
{
	__asm __volatile("pause" : : : "memory");
}

#endif
