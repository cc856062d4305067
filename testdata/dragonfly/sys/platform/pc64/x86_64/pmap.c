/* Test data of kwitness: results that may be NULL two calls down. */
#include "opt_pmap.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <sys/spinlock2.h>
#include <vm/vm_page.h>

struct pmap {
	struct spinlock	 pm_spin;
	vm_object_t	 pm_pteobj;
	u_long		*pm_pdir;
};
typedef struct pmap *pmap_t;

static vm_page_t
pmap_page_lookup(vm_object_t object, vm_pindex_t pindex)
{
	vm_page_t m;

	m = vm_page_lookup(object, pindex);
	return (m);
}

vm_page_t
pmap_allocpte(pmap_t pmap, vm_pindex_t ptepindex, int dirty)
{
	vm_page_t mpte;

	if (dirty) {
		mpte = pmap_page_lookup(pmap->pm_pteobj, ptepindex);
		/* Wrong: the page may be missing; vm_page_lookup() then returns NULL. */
		mpte->wire_count++; /* expect: unchecked-null */
		return (mpte);
	}
	return (vm_page_grab(pmap->pm_pteobj, ptepindex, VM_ALLOC_NORMAL));
}

vm_page_t
pmap_enter_quick(pmap_t pmap, vm_pindex_t ptepindex)
{
	vm_page_t mpte;

	mpte = pmap_page_lookup(pmap->pm_pteobj, ptepindex);
	if (mpte == NULL)
		return (NULL);
	mpte->wire_count++; /* expect-not: unchecked-null tested above */
	return (mpte);
}

void
pmap_pinit(pmap_t pmap)
{
	vm_page_t ptdpg;

	ptdpg = vm_page_grab(pmap->pm_pteobj, 0, VM_ALLOC_NORMAL | VM_ALLOC_RETRY);
	ptdpg->wire_count = 1; /* expect-not: unchecked-null with VM_ALLOC_RETRY never NULL */
}

int
pmap_kw_count(pmap_t pmap, int max)
{
	int i, n = 0;

	spin_lock(&pmap->pm_spin);
	for (i = 0; i < 512; i++) {
		if (pmap->pm_pdir[i] == 0)
			continue;
		if (++n > max)
			/* Wrong: leaves the loop with the spinlock. */
			return (-1); /* expect: lock-leak */
	}
	spin_unlock(&pmap->pm_spin);
	return (n); /* expect-not: lock-leak unlocked on the line above */
}
