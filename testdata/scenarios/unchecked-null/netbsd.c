/* kernel: netbsd 600000000 amd64 */
/* Allocators of NetBSD. */
#define NULL ((void *)0)
#define PR_WAITOK 0x01
#define PR_NOWAIT 0x02
#define KM_SLEEP 0x01
#define KM_NOSLEEP 0x02
struct pool { int pr_flags; };
void *pool_get(struct pool *pp, int flags);
void pool_put(struct pool *pp, void *item);
void *kmem_alloc(unsigned long size, unsigned int flags);
void *kmem_zalloc(unsigned long size, unsigned int flags);
void kmem_free(void *p, unsigned long size);

struct item { int value; };
static struct pool item_pool;

int
from_pool(int waitok)
{
	struct item *it;

	it = pool_get(&item_pool, PR_WAITOK);
	it->value = 1; /* expect-not: unchecked-null PR_WAITOK */
	pool_put(&item_pool, it);
	it = pool_get(&item_pool, waitok ? PR_WAITOK : PR_NOWAIT);
	/* Wrong: without waitok it may be NULL. */
	it->value = 1; /* known-miss: unchecked-null flag chosen by ?: */
	pool_put(&item_pool, it);
	return 0;
}

int
from_kmem(unsigned long size)
{
	char *p;

	p = kmem_alloc(size, KM_SLEEP);
	p[0] = 0; /* expect-not: unchecked-null KM_SLEEP */
	kmem_free(p, size);
	p = kmem_zalloc(size, KM_NOSLEEP);
	/* Wrong: KM_NOSLEEP may fail. */
	p[0] = 0; /* expect: unchecked-null */
	kmem_free(p, size);
	return 0;
}
