/* kernel: freebsd 903000 amd64 */
/* Nobody looks at the result of an allocation that must not wait. */
struct malloc_type {
	int mt_id;
};
extern struct malloc_type M_DEVBUF[1];
void *malloc(unsigned long, struct malloc_type *, int);
void free(void *, struct malloc_type *);
#define M_NOWAIT 0x0001
#define M_ZERO 0x0100

struct request {
	int r_tag;
	int r_flags;
};
int submit(struct request *);

int
unchecked(int tag)
{
	struct request *r;

	r = malloc(sizeof(*r), M_DEVBUF, M_NOWAIT);
	r->r_tag = tag; /* expect: unchecked-null */
	return (submit(r));
}

int
zeroed_is_no_promise(int tag)
{
	struct request *r = malloc(sizeof(*r), M_DEVBUF, M_NOWAIT | M_ZERO);

	r->r_tag = tag; /* expect: unchecked-null */
	return (submit(r));
}

int
tested_too_late(int tag)
{
	struct request *r;

	r = malloc(sizeof(*r), M_DEVBUF, M_NOWAIT);
	r->r_tag = tag; /* expect: unchecked-null */
	if (r == 0)
		return (12);
	return (submit(r));
}

int
wrong_one_tested(int tag)
{
	struct request *a, *b;

	a = malloc(sizeof(*a), M_DEVBUF, M_NOWAIT);
	if (a == 0)
		return (12);
	b = malloc(sizeof(*b), M_DEVBUF, M_NOWAIT);
	if (a == 0) {
		free(b, M_DEVBUF);
		return (12);
	}
	a->r_tag = tag; /* expect-not: unchecked-null */
	b->r_tag = tag; /* expect: unchecked-null */
	return (submit(a) + submit(b));
}

int
tested_and_forgotten(int tag)
{
	struct request *r;
	int error = 0;

	r = malloc(sizeof(*r), M_DEVBUF, M_NOWAIT);
	if (r == 0)
		error = 12;
	r->r_tag = tag; /* expect: unchecked-null */
	if (error == 0)
		error = submit(r);
	return (error);
}
