/* kernel: netbsd 104200000 i386 */
int splnet(void);
int splbio(void);
void splx(int);
int start(int);

int
nested(int n)
{
	int s, t;

	s = splnet();
	t = splbio();
	start(n);
	splx(t); /* expect-not: spl-mismatch */
	splx(s); /* expect-not: spl-mismatch */
	return 0;
}

int
one_after_the_other(int n)
{
	int s;

	s = splnet();
	start(n);
	splx(s); /* expect-not: spl-mismatch */
	s = splbio(); /* expect-not: spl-mismatch */
	start(n);
	splx(s); /* expect-not: spl-mismatch */
	return 0;
}

int
sometimes(int n)
{
	int s;

	if (n)
		s = splnet();
	start(n);
	if (n)
		splx(s); /* expect-not: spl-mismatch */
	return 0;
}

/* The level outlives the variable, which is saved elsewhere first. */
int
saved(int n, int *cookie)
{
	int s;

	s = splnet();
	*cookie = s;
	s = splbio(); /* expect-not: spl-mismatch */
	start(n);
	splx(s); /* expect-not: spl-mismatch */
	return 0;
}
