/* kernel: freebsd 903000 amd64 */
/* Comments that cannot suppress anything. */
int first(void);

int
no_reason(void)
{
	/* kwitness-disable-next-line lock-leak */ /* expect: bad-suppression */
	first();
	/* kwitness-disable-next-line lock-leak -- */ /* expect: bad-suppression */
	first();
	first(); /* kwitness-disable-line lock-leak, spl-leak */ /* expect: bad-suppression */
	/* expect: bad-suppression */ // kwitness-disable-next-line spl-leak because I say so
	return (first());
}

int
no_rule(void)
{
	/* kwitness-disable-next-line -- it is fine */ /* expect: bad-suppression */
	first();
	/* kwitness-disable-next-line lock-leek -- it is fine */ /* expect: bad-suppression */
	first();
	/* kwitness-disable lock-leak -- no such directive */ /* expect: bad-suppression */
	return (first());
}
