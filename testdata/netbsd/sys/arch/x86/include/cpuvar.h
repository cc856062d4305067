#ifndef _X86_CPUVAR_H_
#define _X86_CPUVAR_H_

struct cpu_info {
	struct cpu_info	*ci_self;
	int		 ci_ilevel;
	int		 ci_idepth;
};

static __inline struct cpu_info *
x86_curcpu(void)
{
	struct cpu_info *ci;

	__asm volatile("movq %%gs:%1, %0"
	    : "=r" (ci)
	    : "m" (*(struct cpu_info * const *)0));
	return ci;
}
#define curcpu()	x86_curcpu()

#endif
