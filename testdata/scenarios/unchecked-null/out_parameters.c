/* kernel: freebsd 903000 amd64 */
/* Pointers that come back through an argument, with an error beside them. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);

struct node { int value; };
static struct node table[4];

static int
lookup(int key, struct node **np)
{
	if (key < 0 || key > 3) {
		*np = NULL;
		return (2);
	}
	*np = &table[key];
	return (0);
}

static int
allocate(struct node **np, int how)
{
	struct node *n;

	n = malloc(sizeof(*n), M_TEMP, how);
	*np = n;
	return (n == NULL ? 12 : 0);
}

static void
fetch(struct node **np)
{
	*np = malloc(sizeof(**np), M_TEMP, M_NOWAIT);
}

int
error_tested(int key)
{
	struct node *n;
	int error;

	error = lookup(key, &n);
	if (error != 0)
		return (error);
	return (n->value); /* expect-not: unchecked-null NULL comes with an error only */
}

int
error_ignored(int key)
{
	struct node *n;

	(void)lookup(key, &n);
	/* Wrong: the error says that n is NULL, and nobody asks. */
	return (n->value); /* known-miss: unchecked-null NULL through a pointer */
}

int
error_tested_in_condition(void)
{
	struct node *n;

	if (allocate(&n, M_NOWAIT) != 0)
		return (12);
	n->value = 1; /* expect-not: unchecked-null 0 means that it is there */
	return (0);
}

int
no_error_to_test(void)
{
	struct node *n;

	fetch(&n);
	/* Wrong: only the pointer itself says that there is nothing. */
	n->value = 1; /* known-miss: unchecked-null NULL through a pointer */
	return (0);
}

int
pointer_tested(void)
{
	struct node *n = NULL;

	allocate(&n, M_NOWAIT);
	if (n == NULL)
		return (12);
	n->value = 1; /* expect-not: unchecked-null tested above */
	return (0);
}
