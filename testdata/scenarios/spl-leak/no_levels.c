/* kernel: freebsd 903000 amd64 */
/* From FreeBSD 5 on the calls are still there, and do nothing. */
typedef unsigned int intrmask_t;
static inline intrmask_t splnet(void) { return (0); }
static inline void splx(intrmask_t ipl) { }

int
nothing_raised(int x)
{
	int s;

	s = splnet();
	if (x)
		return (1); /* expect-not: spl-leak splnet() does nothing in this era */
	splx(s);
	return (0);
}
