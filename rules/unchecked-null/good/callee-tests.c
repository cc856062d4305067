/* kernel: netbsd 600000000 amd64 */
/* The test is in a function of its own. */
struct ifnet {
	int if_mtu;
	int if_flags;
};
struct ifnet *ifunit(const char *);
#define IFF_UP 1
#define ENXIO 6

static int
usable(const struct ifnet *ifp)
{
	if (ifp == 0)
		return (0);
	return ((ifp->if_flags & IFF_UP) != 0);
}

static int
check(const struct ifnet *ifp)
{
	if (ifp == 0)
		return (ENXIO);
	return (0);
}

static int
find(const char *name, struct ifnet **result)
{
	struct ifnet *ifp;

	ifp = ifunit(name);
	if (ifp == 0)
		return (ENXIO);
	*result = ifp;
	return (0);
}

int
asks(const char *name)
{
	struct ifnet *ifp = ifunit(name);

	if (!usable(ifp))
		return (0);
	return (ifp->if_mtu); /* expect-not: unchecked-null */
}

int
asks_for_error(const char *name)
{
	struct ifnet *ifp = ifunit(name);
	int error;

	if ((error = check(ifp)) != 0)
		return (-error);
	return (ifp->if_mtu); /* expect-not: unchecked-null */
}

int
gets_it_by_pointer(const char *name)
{
	struct ifnet *ifp;
	int error;

	error = find(name, &ifp);
	if (error)
		return (-error);
	return (ifp->if_mtu); /* expect-not: unchecked-null */
}
