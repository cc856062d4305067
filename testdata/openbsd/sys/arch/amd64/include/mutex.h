#ifndef _MACHINE_MUTEX_H_
#define _MACHINE_MUTEX_H_

struct mutex {
	volatile void	*mtx_owner;
	int		 mtx_wantipl;
	int		 mtx_oldipl;
};

#endif
