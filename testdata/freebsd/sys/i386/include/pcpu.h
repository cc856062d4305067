#ifndef _MACHINE_PCPU_H_
#define _MACHINE_PCPU_H_

struct thread;

static __inline struct thread *
__curthread(void)
{
	struct thread *td;

	__asm("movl %%fs:0,%0" : "=r" (td));
	return (td);
}
#define curthread	(__curthread())

#endif
