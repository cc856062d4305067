/* kernel: freebsd 480101 i386 */
/* Definitions in the old style: parameter types after the list, implicit int. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
typedef unsigned int intrmask_t;
intrmask_t splnet();
intrmask_t splimp();
void splx();
struct ifnet { int if_flags; struct ifnet *if_next; };
static struct ifnet *if_list;

struct ifnet *
if_find(flags, list)
	int flags;
	register struct ifnet *list;
{
	for (; list; list = list->if_next)
		if (list->if_flags == flags)
			return list;
	return 0;
}

static int
if_update(ifp, flags, error)
	struct ifnet *ifp;
	int flags, error;
{
	int s;

	s = splimp();
	if (error)
		/* Wrong: returns at splimp. */
		return error; /* expect: spl-leak */
	ifp->if_flags = flags;
	splx(s);
	return 0; /* expect-not: spl-leak restored on the line above */
}

if_count(flags)
{
	struct ifnet *ifp;

	ifp = if_find(flags, if_list);
	if (ifp == 0)
		return if_update(if_list, flags, 0);
	return ifp->if_flags; /* expect-not: unchecked-null tested above */
}

int
if_first(flags)
	int flags;
{
	/* Wrong: if_find() returns 0 at the end of the list. */
	return if_find(flags, if_list)->if_flags; /* expect: unchecked-null */
}
