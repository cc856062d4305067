/*
 * Test data of kwitness: one pool, used by an interrupt handler (kwintr, see
 * dev/ic/kw.c) and, without a raised level, from system calls (for a rule that
 * comes later).
 */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/intr.h>
#include <sys/pool.h>
#include <sys/queue.h>
#include <prop/proplib.h>
#include <dev/ic/kwvar.h>

static struct pool kwitem_pool;

void
kwpool_init(void)
{
	pool_init(&kwitem_pool, sizeof(struct kwitem), 0, 0, 0, "kwitempl", NULL,
	    IPL_NONE);
}

/* Called at IPL_NET from kwintr(). */
struct kwitem *
kwitem_get_intr(void)
{
	return pool_get(&kwitem_pool, PR_NOWAIT); /* expect: pool-unprotected the pool is for IPL_NONE */
}

struct kwitem *
kwitem_get(int waitok)
{
	/* The pool would block kwintr(), were it declared for its level. */
	return pool_get(&kwitem_pool, waitok ? PR_WAITOK : PR_NOWAIT);
}

struct kwitem *
kwitem_get_safe(void)
{
	struct kwitem *ki;
	int s;

	s = splnet();
	ki = pool_get(&kwitem_pool, PR_WAITOK);
	splx(s);
	ki->ki_id = 0; /* expect-not: unchecked-null PR_WAITOK waits until there is one */
	return ki;
}

void
kwitem_put(struct kwitem *ki)
{
	int s;

	s = splnet();
	pool_put(&kwitem_pool, ki);
	splx(s);
}

int
kwitem_clone(struct kwitem *from)
{
	struct kwitem *ki;

	ki = kwitem_get(0);
	/* Wrong: with 0 the flags are PR_NOWAIT, so NULL is possible. */
	ki->ki_id = from->ki_id; /* known-miss: unchecked-null flags through a wrapper */
	kwitem_put(ki);
	return 0;
}

int
kwitem_dict(void)
{
	prop_dictionary_t dict;

	dict = prop_dictionary_create();
	if (dict == NULL)
		return ENOMEM;
	prop_object_release(dict);
	return 0;
}
