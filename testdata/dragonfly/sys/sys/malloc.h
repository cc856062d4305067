#ifndef _SYS_MALLOC_H_
#define _SYS_MALLOC_H_

#define M_RNOWAIT	0x0001
#define M_WAITOK	0x0002
#define M_ZERO		0x0100
#define M_NULLOK	0x0400
#define M_INTWAIT	(0x0800 | M_WAITOK)
#define M_NOWAIT	M_RNOWAIT

struct malloc_type {
	struct malloc_type	*ks_next;
	const char		*ks_shortdesc;
};

#define MALLOC_DEFINE(type, shortdesc, longdesc)			\
	struct malloc_type type[1] = {					\
	    { NULL, shortdesc }						\
	}
#define MALLOC_DECLARE(type)	extern struct malloc_type type[1]

MALLOC_DECLARE(M_DEVBUF);
MALLOC_DECLARE(M_TEMP);

#ifdef SLAB_DEBUG
void *kmalloc_debug(unsigned long, struct malloc_type *, int, const char *, int);
#define kmalloc(size, type, flags)					\
	kmalloc_debug(size, type, flags, __FILE__, __LINE__)
#else
void *kmalloc(unsigned long, struct malloc_type *, int);
#endif
void kfree(void *, struct malloc_type *);

#endif
