/* kernel: freebsd 903000 amd64 */
/* Allocation through functions of the tree, with flags, defaults and promises. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
#define KW_SLEEP 0x1000
void panic(const char *fmt, ...);

struct buf { int b_flags; char *b_data; };

static struct buf *
buf_alloc(int flags)
{
	struct buf *b;

	b = malloc(sizeof(*b), M_TEMP, flags);
	if (b != NULL)
		b->b_flags = 0; /* expect-not: unchecked-null tested above */
	return (b);
}

static struct buf *
buf_alloc_translated(int flags)
{
	return (buf_alloc((flags & KW_SLEEP) ? M_WAITOK : M_NOWAIT));
}

static struct buf *
buf_alloc_always(void)
{
	struct buf *b = buf_alloc(M_NOWAIT);

	if (b == NULL)
		panic("no buffer");
	return (b);
}

static struct buf *
buf_alloc_or_spare(struct buf *spare)
{
	struct buf *b = buf_alloc(M_NOWAIT);

	spare->b_flags = 0;
	return (b != NULL ? b : spare);
}

static struct buf *
buf_alloc_filled(int flags)
{
	struct buf *b = buf_alloc(flags);

	if (b == NULL)
		return (NULL);
	b->b_data = malloc(512, M_TEMP, flags);
	if (b->b_data == NULL) {
		free(b, M_TEMP);
		return (NULL);
	}
	return (b);
}

int
wrapper_waits(void)
{
	return (buf_alloc(M_WAITOK)->b_flags); /* known-false: unchecked-null wrapper */
}

int
wrapper_does_not_wait(void)
{
	struct buf *b = buf_alloc(M_NOWAIT | M_ZERO);

	/* Wrong: the flags go through to malloc(). */
	return (b->b_flags); /* expect: unchecked-null */
}

int
wrapper_unknown_flags(int flags)
{
	struct buf *b = buf_alloc(flags);

	/* Wrong only if somebody passes M_NOWAIT, and wrapper_caller() does. */
	return (b->b_flags); /* expect: unchecked-null */
}

int
wrapper_caller(void)
{
	return (wrapper_unknown_flags(M_NOWAIT));
}

int
wrapper_translated(void)
{
	struct buf *b = buf_alloc_translated(KW_SLEEP);

	b->b_flags = 1; /* expect-not: unchecked-null KW_SLEEP becomes M_WAITOK */
	b = buf_alloc_translated(0);
	/* Wrong: 0 becomes M_NOWAIT. */
	b->b_flags = 1; /* known-miss: unchecked-null few callers test it */
	return (0);
}

int
wrapper_promises(struct buf *spare)
{
	buf_alloc_always()->b_flags = 1; /* expect-not: unchecked-null panics otherwise */
	buf_alloc_or_spare(spare)->b_flags = 1; /* expect-not: unchecked-null spare otherwise */
	return (0);
}

int
wrapper_deeper(void)
{
	struct buf *b = buf_alloc_filled(M_WAITOK);

	b->b_flags = 1; /* expect-not: unchecked-null neither allocation fails with M_WAITOK */
	b = buf_alloc_filled(M_NOWAIT);
	/* Wrong: either of the two may fail. */
	b->b_data[0] = 0; /* known-miss: unchecked-null few callers test it */
	return (0);
}
