#ifndef _X86_MUTEX_H_
#define _X86_MUTEX_H_

struct kmutex {
	union {
		volatile uintptr_t	mtxa_owner;
		struct {
			volatile uint8_t	mtxs_dummy;
			uint8_t			mtxs_ipl;
			volatile uint8_t	mtxs_lock;
			volatile uint8_t	mtxs_unused;
		} s;
	} u;
};

#endif
