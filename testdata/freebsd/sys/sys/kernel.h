#ifndef _SYS_KERNEL_H_
#define _SYS_KERNEL_H_

struct sysinit {
	unsigned int	subsystem;
	unsigned int	order;
	void		(*func)(const void *);
	const void	*udata;
};

#define SI_SUB_DRIVERS	0x3100000
#define SI_ORDER_ANY	0xfffffff

#define SYSINIT(uniquifier, subsystem, order, func, ident)		\
	static struct sysinit uniquifier##_sys_init = {			\
		subsystem, order, (void (*)(const void *))(func), (ident) \
	};								\
	struct sysinit *uniquifier##_sys_init_ptr = &uniquifier##_sys_init

#endif
