/* Test data of kwitness: results that may be NULL two calls down. */
#include "opt_pmap.h"

#include <sys/param.h>
#include <sys/systm.h>
#include <vm/vm_page.h>

struct pmap {
	struct mtx	 pm_mtx;
	vm_object_t	 pm_pteobj;
	vm_page_t	 pm_ptphint;
	uint64_t	*pm_pdir;
};
typedef struct pmap *pmap_t;

#define PMAP_LOCK(pmap)		mtx_lock(&(pmap)->pm_mtx)
#define PMAP_UNLOCK(pmap)	mtx_unlock(&(pmap)->pm_mtx)
#define PG_V			0x001

static vm_page_t
pmap_page_lookup(vm_object_t object, vm_pindex_t pindex)
{
	return (vm_page_lookup(object, pindex));
}

vm_page_t
pmap_allocpte(pmap_t pmap, vm_pindex_t ptepindex)
{
	vm_page_t m;

	if (pmap->pm_ptphint != NULL && pmap->pm_ptphint->pindex == ptepindex) {
		m = pmap->pm_ptphint;
	} else {
		m = pmap_page_lookup(pmap->pm_pteobj, ptepindex);
		pmap->pm_ptphint = m;
	}
	/* Wrong: the page may be missing; vm_page_lookup() then returns NULL. */
	m->wire_count++; /* expect: unchecked-null */
	return (m);
}

void
pmap_enter_quick(pmap_t pmap, vm_pindex_t ptepindex)
{
	vm_page_t mpte;

	PMAP_LOCK(pmap);
	mpte = pmap_page_lookup(pmap->pm_pteobj, ptepindex);
	if (mpte == NULL)
		mpte = vm_page_grab(pmap->pm_pteobj, ptepindex,
		    VM_ALLOC_NORMAL | VM_ALLOC_RETRY);
	mpte->wire_count++; /* expect-not: unchecked-null with VM_ALLOC_RETRY never NULL */
	PMAP_UNLOCK(pmap);
}

int
pmap_kw_wire(pmap_t pmap, vm_pindex_t ptepindex)
{
	vm_page_t m;

	PMAP_LOCK(pmap);
	m = vm_page_grab(pmap->pm_pteobj, ptepindex, VM_ALLOC_NORMAL);
	if (m == NULL)
		/* Wrong: the pmap stays locked when there is no page. */
		return (ENOMEM); /* expect: lock-leak */
	m->wire_count++;
	PMAP_UNLOCK(pmap);
	return (0);
}
