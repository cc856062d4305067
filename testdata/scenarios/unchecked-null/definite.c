/* kernel: freebsd 903000 amd64 */
/* NULL that no call returned: the function itself put it there, or has just seen it. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);

struct node { int value; struct node *next; };

int
after_search(struct node *head, int key)
{
	struct node *n;

	for (n = head; n != NULL; n = n->next) {
		if (n->value == key)
			break;
	}
	/* Wrong: without a match the loop ends with NULL. */
	return (n->value); /* known-miss: unchecked-null not from a call */
}

int
assigned_null(int want)
{
	struct node *n = NULL;

	if (want)
		n = malloc(sizeof(*n), M_TEMP, M_WAITOK);
	/* Wrong: without want it is still NULL. */
	return (n->value); /* known-miss: unchecked-null not from a call */
}

int
assigned_null_but_set(int kind)
{
	struct node *n = NULL;

	switch (kind) {
	case 0:
		return (0);
	default:
		n = malloc(sizeof(*n), M_TEMP, M_WAITOK);
	}
	return (n->value); /* expect-not: unchecked-null the only case that comes here set it */
}

int
parameter_unknown(struct node *n)
{
	return (n->value); /* expect-not: unchecked-null nothing says that it may be NULL */
}
