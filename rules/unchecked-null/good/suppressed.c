/* kernel: freebsd 903000 amd64 */
/* The maintainer knows why it cannot be NULL, and writes it down. */
struct ifnet {
	int if_mtu;
};
struct ifnet *ifunit(const char *);

int
loopback_mtu(void)
{
	struct ifnet *ifp;

	ifp = ifunit("lo0");
	/* kwitness-disable-next-line unchecked-null -- the loopback interface is never detached */
	return (ifp->if_mtu); /* expect-not: unchecked-null the comment suppresses it */
}
