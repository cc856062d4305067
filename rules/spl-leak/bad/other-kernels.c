/* kernel: freebsd 480101 i386 */
/* The levels of an older kernel, also where a macro of the driver's own hides them. */
typedef unsigned int intrmask_t;
intrmask_t splimp(void);
intrmask_t splbio(void);
void splx(intrmask_t);
#define DRV_LOCK(x) ((x) = splimp())
#define DRV_UNLOCK(x) splx(x)

int
by_name(int busy)
{
	intrmask_t s = splimp();

	if (busy)
		return (16); /* expect: spl-leak */
	splx(s);
	return (0); /* expect-not: spl-leak */
}

int
by_macro(int busy)
{
	int s;

	DRV_LOCK(s);
	if (busy)
		return (16); /* expect: spl-leak */
	DRV_UNLOCK(s);
	return (0); /* expect-not: spl-leak */
}
