#ifndef _VM_VM_PAGE_H_
#define _VM_VM_PAGE_H_

#include <sys/queue.h>
#include <sys/thread.h>

struct vm_object {
	struct lwkt_token	token;
	TAILQ_HEAD(, vm_page)	memq;
	u_int			resident_page_count;
};

struct vm_page {
	TAILQ_ENTRY(vm_page)	listq;
	vm_pindex_t		pindex;
	u_int			wire_count;
};

typedef struct vm_object *vm_object_t;
typedef struct vm_page *vm_page_t;

#define VM_ALLOC_NORMAL	0x01
#define VM_ALLOC_RETRY	0x80

vm_page_t vm_page_lookup(vm_object_t, vm_pindex_t);
vm_page_t vm_page_alloc(vm_object_t, vm_pindex_t, int);
vm_page_t vm_page_grab(vm_object_t, vm_pindex_t, int);

#endif
