/* kernel: netbsd 104200000 i386 */
int splnet(void);
int splbio(void);
void splx(int);
int start(int);

int
never_set(int n)
{
	int s;

	if (n == 0) {
		splx(s); /* expect: spl-mismatch */
		return 1;
	}
	s = splnet();
	start(n);
	splx(s);
	return 0;
}

int
wrong_order(int n)
{
	int s, t;

	s = splnet();
	t = splbio();
	start(n);
	splx(s);
	splx(t); /* expect: spl-mismatch */
	return 0;
}

int
overwritten(int n)
{
	int s;

	s = splnet();
	start(n);
	s = splbio(); /* expect: spl-mismatch */
	start(n);
	splx(s);
	splx(s);
	return 0;
}
