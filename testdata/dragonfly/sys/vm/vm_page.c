/* Test data of kwitness: the bottom of a chain of calls that may end in NULL. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/thread2.h>
#include <vm/vm_page.h>

vm_page_t
vm_page_lookup(vm_object_t object, vm_pindex_t pindex)
{
	vm_page_t m;

	ASSERT_LWKT_TOKEN_HELD(&object->token);
	TAILQ_FOREACH(m, &object->memq, listq) {
		if (m->pindex == pindex)
			break;
	}
	return (m);
}

vm_page_t
vm_page_grab(vm_object_t object, vm_pindex_t pindex, int allocflags)
{
	vm_page_t m;

	for (;;) {
		m = vm_page_lookup(object, pindex);
		if (m != NULL)
			break;
		m = vm_page_alloc(object, pindex, allocflags & ~VM_ALLOC_RETRY);
		if (m != NULL || (allocflags & VM_ALLOC_RETRY) == 0)
			break;
	}
	return (m);
}
