#ifndef _SYS_POOL_H_
#define _SYS_POOL_H_

struct pool {
	size_t		 pr_size;
	int		 pr_ipl;
	const char	*pr_wchan;
};

#define PR_WAITOK	0x0001
#define PR_NOWAIT	0x0002
#define PR_ZERO		0x0008

struct pool_allocator;

void pool_init(struct pool *, size_t, u_int, int, int, const char *,
    struct pool_allocator *);
void *pool_get(struct pool *, int);
void pool_put(struct pool *, void *);

#endif
