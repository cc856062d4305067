#ifndef _VM_VM_PAGE_H_
#define _VM_VM_PAGE_H_

#include <sys/mutex.h>
#include <sys/queue.h>

struct vm_object {
	struct mtx		 mtx;
	LIST_HEAD(, vm_page)	 memq;
	u_int			 resident_page_count;
};

struct vm_page {
	LIST_ENTRY(vm_page)	 listq;
	vm_pindex_t		 pindex;
	vm_paddr_t		 phys_addr;
	u_int			 wire_count;
	u_char			 valid;
};

typedef struct vm_object *vm_object_t;
typedef struct vm_page *vm_page_t;

#define VM_OBJECT_LOCK(object)		mtx_lock(&(object)->mtx)
#define VM_OBJECT_UNLOCK(object)	mtx_unlock(&(object)->mtx)

#define VM_ALLOC_NORMAL	0x0000
#define VM_ALLOC_NOOBJ	0x0100
#define VM_ALLOC_RETRY	0x0080

vm_page_t vm_page_lookup(vm_object_t, vm_pindex_t);
vm_page_t vm_page_alloc(vm_object_t, vm_pindex_t, int);
vm_page_t vm_page_grab(vm_object_t, vm_pindex_t, int);

#endif
