/* kernel: freebsd 903000 amd64 */
/* From FreeBSD 5 on the spl functions do nothing; what is left of them is no fault. */
static inline int splnet(void) { return (0); }
static inline void splx(int s) { (void)s; }

int
leftover(int busy)
{
	int s;

	s = splnet();
	if (busy)
		return (16); /* expect-not: spl-leak */
	splx(s);
	return (0); /* expect-not: spl-leak */
}
