/* kernel: openbsd 202304 amd64 */
/* The machine is going down: the level stays up on purpose. */
int splhigh(void);
void splx(int);

int
power_off(int for_good)
{
	int s;

	s = splhigh();
	if (for_good) {
		/* kwitness-disable-next-line spl-leak -- nothing may interrupt the caller, which halts */
		return (1); /* expect-not: spl-leak the comment suppresses it */
	}
	splx(s);
	return (0); /* expect-not: spl-leak */
}
