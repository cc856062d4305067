#ifndef _MACHINE_CPU_H_
#define _MACHINE_CPU_H_

struct cpu_info {
	struct cpu_info	*ci_self;
	int		 ci_ilevel;
	int		 ci_idepth;
};

extern struct cpu_info cpu_info_primary;
#define curcpu()	(&cpu_info_primary)

#endif
