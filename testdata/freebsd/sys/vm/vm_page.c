/* Test data of kwitness: the bottom of a chain of calls that may end in NULL. */
#include <sys/param.h>
#include <sys/systm.h>
#include <vm/vm_page.h>

vm_page_t
vm_page_lookup(vm_object_t object, vm_pindex_t pindex)
{
	vm_page_t m;

	LIST_FOREACH(m, &object->memq, listq) {
		if (m->pindex == pindex)
			return (m);
	}
	return (NULL);
}

vm_page_t
vm_page_grab(vm_object_t object, vm_pindex_t pindex, int allocflags)
{
	vm_page_t m;

retry:
	if ((m = vm_page_lookup(object, pindex)) != NULL)
		return (m);
	m = vm_page_alloc(object, pindex, allocflags & ~VM_ALLOC_RETRY);
	if (m == NULL) {
		if ((allocflags & VM_ALLOC_RETRY) == 0)
			return (NULL);
		goto retry;
	}
	return (m);
}
