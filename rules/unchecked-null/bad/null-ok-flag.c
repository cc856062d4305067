/* kernel: dragonfly 500901 x86_64 */
/* M_WAITOK alone never fails here; with M_NULLOK it may, at the limit of the type. */
struct malloc_type {
	int mt_id;
};
extern struct malloc_type M_TEMP[1];
void *kmalloc(unsigned long, struct malloc_type *, int);
#define M_WAITOK 0x0002
#define M_NULLOK 0x0400

struct snapshot {
	int count;
};

struct snapshot *
may_fail(int count)
{
	struct snapshot *s;

	s = kmalloc(sizeof(*s), M_TEMP, M_WAITOK | M_NULLOK);
	s->count = count; /* expect: unchecked-null */
	return (s);
}

struct snapshot *
never_fails(int count)
{
	struct snapshot *s;

	s = kmalloc(sizeof(*s), M_TEMP, M_WAITOK);
	s->count = count; /* expect-not: unchecked-null */
	return (s);
}
