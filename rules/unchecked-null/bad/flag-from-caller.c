/* kernel: netbsd 600000000 amd64 */
/* A wrapper passes its caller's flags on: its result may be NULL for some callers only. */
struct pool;
extern struct pool softc_pool;
void *pool_get(struct pool *, int);
#define PR_WAITOK 0x01
#define PR_NOWAIT 0x02

struct entry {
	int e_key;
};

static struct entry *
entry_alloc(int flags)
{
	return (pool_get(&softc_pool, flags));
}

static struct entry *
entry_alloc_bool(int waitok)
{
	return (pool_get(&softc_pool, waitok ? PR_WAITOK : PR_NOWAIT));
}

int
from_interrupt(int key)
{
	struct entry *e;

	e = entry_alloc(PR_NOWAIT);
	e->e_key = key; /* known-miss: unchecked-null flags through a wrapper */
	return (0);
}

int
from_process(int key)
{
	struct entry *e;

	e = entry_alloc(PR_WAITOK);
	e->e_key = key; /* expect-not: unchecked-null */
	return (0);
}

int
from_interrupt_bool(int key)
{
	struct entry *e;

	e = entry_alloc_bool(0);
	e->e_key = key; /* known-miss: unchecked-null flags through a wrapper */
	return (0);
}

int
from_process_bool(int key)
{
	struct entry *e;

	e = entry_alloc_bool(1);
	e->e_key = key; /* expect-not: unchecked-null */
	return (0);
}
