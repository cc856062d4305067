/* kernel: freebsd 480101 i386 */
/* Functions whose flags promise a result. */
typedef struct vm_object *vm_object_t;
typedef struct vm_page {
	int hold_count;
	int flags;
} *vm_page_t;
struct malloc_type {
	int mt_id;
};
extern struct malloc_type M_TEMP[1];
vm_page_t vm_page_grab(vm_object_t, unsigned long, int);
vm_page_t vm_page_lookup(vm_object_t, unsigned long);
void *malloc(unsigned long, struct malloc_type *, int);
#define VM_ALLOC_NORMAL 0x01
#define VM_ALLOC_RETRY 0x80
#define M_WAITOK 0x0000

void
grab(vm_object_t object, unsigned long pindex)
{
	vm_page_t m;

	m = vm_page_grab(object, pindex, VM_ALLOC_NORMAL | VM_ALLOC_RETRY);
	m->flags = 0; /* expect-not: unchecked-null */
}

int
wait(int value)
{
	int *p;

	p = malloc(sizeof(*p), M_TEMP, M_WAITOK);
	*p = value; /* expect-not: unchecked-null */
	return (*p);
}

void
tested(vm_object_t object, unsigned long pindex)
{
	vm_page_t m;

	m = vm_page_lookup(object, pindex);
	if (m == 0)
		m = vm_page_grab(object, pindex, VM_ALLOC_NORMAL | VM_ALLOC_RETRY);
	m->hold_count++; /* expect-not: unchecked-null */
}
