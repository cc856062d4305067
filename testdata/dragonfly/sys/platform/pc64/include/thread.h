#ifndef _MACHINE_THREAD_H_
#define _MACHINE_THREAD_H_

static __inline struct globaldata *
_get_mycpu(void)
{
	struct globaldata *gd;

	__asm("movq %%gs:0,%0" : "=r" (gd));
	return (gd);
}
#define mycpu	_get_mycpu()

#endif
