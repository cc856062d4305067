/* kernel: freebsd 903000 amd64 */
/* The maintainer knows why it cannot be NULL, and writes it down. */
struct object;
struct page {
	int hold_count;
};
struct page *vm_page_lookup(struct object *, unsigned long);

void
hold_table_page(struct object *object, unsigned long pindex, unsigned long pde)
{
	struct page *m;

	if (pde == 0)
		return;
	m = vm_page_lookup(object, pindex);
	/* kwitness-disable-next-line unchecked-null -- a valid pde keeps its table page resident */
	m->hold_count++; /* expect-not: unchecked-null */
}
