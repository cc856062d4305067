/* Test data of kwitness: found through two include lines. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/kmem.h>
#include <sys/intr.h>

struct intrhand {
	int		(*ih_fun)(void *);
	void		 *ih_arg;
	int		  ih_level;
	struct intrhand	 *ih_next;
};

static struct intrhand *intrhands;

void *
intr_establish(int irq, int level, int (*fun)(void *), void *arg)
{
	struct intrhand *ih;
	int s;

	ih = kmem_alloc(sizeof(*ih), KM_NOSLEEP);
	if (ih == NULL)
		return NULL; /* expect-not: spl-leak the level is raised only further down */
	ih->ih_fun = fun; /* expect-not: unchecked-null tested above */
	ih->ih_arg = arg;
	ih->ih_level = level;
	s = splhigh();
	ih->ih_next = intrhands;
	intrhands = ih;
	splx(s);
	return ih;
}

void *
intr_kw_share(int level)
{
	struct intrhand *ih;

	ih = kmem_alloc(sizeof(*ih), KM_NOSLEEP);
	/* Wrong: KM_NOSLEEP may return NULL. */
	ih->ih_level = level; /* expect: unchecked-null */
	return ih;
}
