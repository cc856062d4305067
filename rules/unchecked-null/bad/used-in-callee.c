/* kernel: openbsd 202304 amd64 */
/* The result is handed to a function that dereferences it. */
struct ifnet {
	unsigned int if_flags;
	int if_mtu;
};
struct ifnet *if_get(unsigned int);
void if_put(struct ifnet *);

static int
mtu_of(struct ifnet *ifp)
{
	return (ifp->if_mtu);
}

static int
mtu_or_default(struct ifnet *ifp)
{
	if (ifp == 0)
		return (1500);
	return (ifp->if_mtu);
}

int
careless_callee(unsigned int index)
{
	struct ifnet *ifp;
	int mtu;

	ifp = if_get(index);
	mtu = mtu_of(ifp); /* expect: unchecked-null */
	if_put(ifp);
	return (mtu);
}

int
careful_callee(unsigned int index)
{
	struct ifnet *ifp;
	int mtu;

	ifp = if_get(index);
	mtu = mtu_or_default(ifp); /* expect-not: unchecked-null */
	if_put(ifp); /* expect-not: unchecked-null */
	return (mtu);
}
