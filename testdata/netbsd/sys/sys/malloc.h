#ifndef _SYS_MALLOC_H_
#define _SYS_MALLOC_H_

#define M_WAITOK	0x0000
#define M_NOWAIT	0x0001
#define M_ZERO		0x0002

struct malloc_type {
	const char	*ks_shortdesc;
};

extern struct malloc_type M_DEVBUF[1];
extern struct malloc_type M_TEMP[1];

void *kern_malloc(unsigned long, int);
void kern_free(void *);

#define malloc(size, type, flags)	kern_malloc((size), (flags))
#define free(addr, type)		kern_free((addr))

#endif
