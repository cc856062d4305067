/* kernel: freebsd 903000 amd64 */
/* Text about suppressions is none: in strings, and in comments that start with something else. */
int print(const char *);

int
talks(void)
{
	/* One could write kwitness-disable-next-line here. */
	print("/* kwitness-disable-next-line lock-leak */"); /* expect-not: bad-suppression */
	print("\"/* kwitness-disable-next-line */"); /* expect-not: bad-suppression */
	return (print("// kwitness-disable-line")); /* expect-not: bad-suppression */
}
