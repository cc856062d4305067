#ifndef _MACHINE_CPUFUNC_H_
#define _MACHINE_CPUFUNC_H_

static __inline void
disable_intr(void)
{
	__asm __volatile("cli" : : : "memory");
}

static __inline void
enable_intr(void)
{
	__asm __volatile("sti");
}

#endif
