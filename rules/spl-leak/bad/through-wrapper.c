/* kernel: openbsd 202304 amd64 */
/* The level is raised by a function of the driver's own. */
int spltty(void);
void splx(int);

static int
drv_block(void)
{
	return (spltty()); /* expect-not: spl-leak */
}

static void
drv_unblock(int s)
{
	splx(s);
}

int
leaks(int busy)
{
	int s;

	s = drv_block();
	if (busy)
		return (16); /* expect: spl-leak */
	drv_unblock(s);
	return (0); /* expect-not: spl-leak */
}
