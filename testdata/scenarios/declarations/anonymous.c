/* kernel: freebsd 903000 amd64 */
/* Anonymous structs and unions; the same lock seen through different members. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
struct mtx { int m; };
void mtx_lock(struct mtx *m);
void mtx_unlock(struct mtx *m);

struct packet {
	struct packet *next;
	union {
		struct {
			struct mtx lock;
			int count;
		};
		struct {
			struct mtx lock;
			long bytes;
		} named;
		char raw[64];
	};
	struct {
		struct packet *peer;
	};
};

int
anonymous_member(struct packet *p)
{
	mtx_lock(&p->lock);
	if (p->count == 0) {
		mtx_unlock(&p->lock);
		return (0); /* expect-not: lock-leak unlocked on the line above */
	}
	if (p->count == 1)
		/* Wrong: a member of an anonymous struct is a lock like any other. */
		return (1); /* expect: lock-leak */
	mtx_unlock(&p->lock);
	return (2);
}

int
anonymous_null(void)
{
	struct packet *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	if (p == NULL)
		return (12);
	p->peer = malloc(sizeof(*p), M_TEMP, M_NOWAIT); /* expect-not: unchecked-null tested */
	/* Wrong: p was tested, p->peer was not. */
	p->peer->count = 0; /* expect: unchecked-null */
	return (0);
}

int
named_member(struct packet *p)
{
	mtx_lock(&p->named.lock);
	p->named.bytes++;
	mtx_unlock(&p->named.lock);
	return (0); /* expect-not: lock-leak the same path both times */
}
