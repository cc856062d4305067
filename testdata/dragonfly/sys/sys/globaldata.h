#ifndef _SYS_GLOBALDATA_H_
#define _SYS_GLOBALDATA_H_

struct thread;

struct globaldata {
	struct thread	*gd_curthread;
	int		 gd_spinlocks;
	int		 gd_reqflags;
};
typedef struct globaldata *globaldata_t;

#include <machine/thread.h>

#endif
