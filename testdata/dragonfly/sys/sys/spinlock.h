#ifndef _SYS_SPINLOCK_H_
#define _SYS_SPINLOCK_H_

struct spinlock {
	int		 lock;
	const char	*descr;
};

#endif
