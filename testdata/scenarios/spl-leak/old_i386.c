/* kernel: freebsd 480101 i386 */
/* The levels of FreeBSD 4, from which DragonFly came. */
#define NULL ((void *)0)
typedef unsigned int intrmask_t;
intrmask_t splimp(void);
intrmask_t splbio(void);
intrmask_t splvm(void);
intrmask_t splsoftclock(void);
void splx(intrmask_t ipl);
struct ifnet { int if_flags; struct ifnet *if_next; };

int
imp(struct ifnet *ifp)
{
	int s;

	s = splimp();
	if (ifp->if_flags == 0)
		/* Wrong: returns at splimp. */
		return (1); /* expect: spl-leak */
	splx(s);
	return (0); /* expect-not: spl-leak restored on the line above */
}

void
walk(struct ifnet *ifp)
{
	int s;

	s = splimp();
	for (; ifp != NULL; ifp = ifp->if_next) {
		if (ifp->if_flags < 0)
			continue;
		ifp->if_flags++;
	}
	splx(s);
} /* expect-not: spl-leak continue stays inside */

int
wait_for_it(volatile int *flag, int limit)
{
	int s;

	s = splvm();
	while (*flag) {
		if (limit-- == 0)
			/* Wrong: gives up at splvm. */
			return (35); /* expect: spl-leak */
	}
	splx(s);
	return (0);
}
