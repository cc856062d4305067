#ifndef _SYS_POOL_H_
#define _SYS_POOL_H_

#include <sys/mutex.h>

struct pool {
	kmutex_t	 pr_lock;
	size_t		 pr_size;
	const char	*pr_wchan;
	int		 pr_ipl;
};

#define PR_WAITOK	0x01
#define PR_NOWAIT	0x02
#define PR_LIMITFAIL	0x04

struct pool_allocator;

void pool_init(struct pool *, size_t, u_int, u_int, int, const char *,
    struct pool_allocator *, int);
void *pool_get(struct pool *, int);
void pool_put(struct pool *, void *);

#endif
