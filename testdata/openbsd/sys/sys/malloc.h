#ifndef _SYS_MALLOC_H_
#define _SYS_MALLOC_H_

#define M_WAITOK	0x0001
#define M_NOWAIT	0x0002
#define M_CANFAIL	0x0004
#define M_ZERO		0x0008

#define M_DEVBUF	2
#define M_PCB		4
#define M_TEMP		127

void *malloc(size_t, int, int);
void *mallocarray(size_t, size_t, int, int);
void free(void *, int, size_t);

#endif
