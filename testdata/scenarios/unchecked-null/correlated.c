/* kernel: freebsd 903000 amd64 */
/* The test is there, but it is about something that goes along with the pointer. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);

struct node { int value; struct node *next; };

static struct node *
node_new(int how)
{
	return (malloc(sizeof(struct node), M_TEMP, how));
}

int
by_error_variable(void)
{
	struct node *n;
	int error = 0;

	n = node_new(M_NOWAIT);
	if (n == NULL)
		error = 12;
	if (error)
		return (error);
	n->value = 1; /* expect-not: unchecked-null NULL has set error */
	return (0);
}

int
by_error_variable_broken(int given)
{
	struct node *n;
	int error = given;

	n = node_new(M_NOWAIT);
	if (n == NULL && given > 0)
		error = 12;
	if (error)
		return (error);
	/* Wrong: NULL sets error only with given > 0. */
	n->value = 1; /* known-miss: unchecked-null flags through a wrapper */
	return (0);
}

int
by_same_flag(int want)
{
	struct node *n = node_new(M_NOWAIT);

	if (want && n == NULL)
		n = node_new(M_WAITOK);
	/* something in between */
	if (want)
		n->value = 1; /* expect-not: unchecked-null the same condition twice */
	return (0);
}

int
by_changed_flag(int want)
{
	struct node *n = node_new(M_NOWAIT);

	if (want && n == NULL)
		n = node_new(M_WAITOK);
	want++;
	if (want)
		/* Wrong: the flag has changed in between. */
		n->value = 1; /* known-miss: unchecked-null flags through a wrapper */
	return (0);
}

int
by_flags_argument(int how)
{
	struct node *n = node_new(how);

	if (n == NULL) {
		if (how & M_WAITOK)
			n = node_new(M_WAITOK);
		else
			return (12);
	}
	n->value = how; /* expect-not: unchecked-null replaced or returned */
	return (0);
}

int
by_waitok_argument(int canwait)
{
	struct node *n = node_new(canwait ? M_WAITOK : M_NOWAIT);

	if (!canwait && n == NULL)
		return (12);
	n->value = 1; /* expect-not: unchecked-null NULL only without canwait, and that was tested */
	return (0);
}

int
by_count(int n)
{
	struct node *list = NULL;
	int i, found = 0;

	for (i = 0; i < n; i++) {
		list = node_new(M_WAITOK);
		found = 1;
	}
	if (found)
		return (list->value); /* expect-not: unchecked-null found goes along with list */
	return (0);
}

int
by_search_tested(struct node *head, int key)
{
	struct node *n;

	for (n = head; n != NULL; n = n->next) {
		if (n->value == key)
			goto found;
	}
	return (-1);
found:
	return (n->value); /* expect-not: unchecked-null only a match comes here */
}

int
by_last_element(struct node *head)
{
	struct node *n, *last = NULL;

	for (n = head; n != NULL; n = n->next)
		last = n;
	if (head == NULL)
		return (0);
	return (last->value); /* expect-not: unchecked-null a list with a head has a last one */
}
