/* kernel: freebsd 480101 i386 */
/* The NULL comes from two calls below; neither of the two is in a model row. */
typedef unsigned long vm_pindex_t;
typedef struct vm_object *vm_object_t;
typedef struct vm_page {
	int hold_count;
} *vm_page_t;
vm_page_t vm_page_lookup(vm_object_t, vm_pindex_t);
int page_sleep_busy(vm_page_t, const char *);

static vm_page_t
table_page(vm_object_t object, vm_pindex_t pindex)
{
	vm_page_t m;

retry:
	m = vm_page_lookup(object, pindex);
	if (m && page_sleep_busy(m, "tblpg"))
		goto retry;
	return (m);
}

static vm_page_t
hinted_page(vm_object_t object, vm_pindex_t pindex, vm_page_t hint)
{
	if (hint != 0)
		return (hint);
	return (table_page(object, pindex));
}

void
hold_unchecked(vm_object_t object, vm_pindex_t pindex, vm_page_t hint)
{
	vm_page_t m;

	m = hinted_page(object, pindex, hint);
	m->hold_count++; /* expect: unchecked-null */
}

void
hold_checked(vm_object_t object, vm_pindex_t pindex, vm_page_t hint)
{
	vm_page_t m;

	m = hinted_page(object, pindex, hint);
	if (m)
		m->hold_count++; /* expect-not: unchecked-null */
}
