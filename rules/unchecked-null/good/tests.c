/* kernel: freebsd 903000 amd64 */
/* The many ways to write the test. */
struct malloc_type {
	int mt_id;
};
extern struct malloc_type M_DEVBUF[1];
void *malloc(unsigned long, struct malloc_type *, int);
void free(void *, struct malloc_type *);
void panic(const char *, ...);
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define NULL ((void *)0)
#define ENOMEM 12

struct node {
	struct node *next;
	int key;
};
int submit(struct node *);

int
returns(int key)
{
	struct node *n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);

	if (n == NULL)
		return (ENOMEM);
	n->key = key; /* expect-not: unchecked-null */
	return (submit(n));
}

int
negated(int key)
{
	struct node *n;

	if (!(n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT)))
		return (ENOMEM);
	n->key = key; /* expect-not: unchecked-null */
	return (submit(n));
}

int
short_circuit(int key)
{
	struct node *n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);

	if (n != NULL && n->key == key) /* expect-not: unchecked-null */
		return (submit(n));
	if (n == NULL || n->key != key) /* expect-not: unchecked-null */
		return (ENOMEM);
	return (n->key); /* expect-not: unchecked-null */
}

int
conditional_expression(int key)
{
	struct node *n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);

	return (n ? n->key : key); /* expect-not: unchecked-null */
}

int
cleanup(int key)
{
	struct node *a = NULL, *b = NULL;
	int error = ENOMEM;

	a = malloc(sizeof(*a), M_DEVBUF, M_NOWAIT);
	if (a == NULL)
		goto out;
	b = malloc(sizeof(*b), M_DEVBUF, M_NOWAIT);
	if (b == NULL)
		goto out;
	a->key = key; /* expect-not: unchecked-null */
	b->next = a; /* expect-not: unchecked-null */
	error = submit(b);
out:
	free(a, M_DEVBUF); /* expect-not: unchecked-null */
	free(b, M_DEVBUF); /* expect-not: unchecked-null */
	return (error);
}

int
correlated_error(int key)
{
	struct node *n;
	int error = 0;

	n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);
	if (n == NULL)
		error = ENOMEM;
	if (error == 0)
		n->key = key; /* expect-not: unchecked-null */
	return (error);
}

int
panics(int key)
{
	struct node *n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);

	if (n == NULL)
		panic("no memory for key %d", key);
	n->key = key; /* expect-not: unchecked-null */
	return (submit(n));
}

int
retries(int key)
{
	struct node *n;

	do {
		n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);
	} while (n == NULL);
	n->key = key; /* expect-not: unchecked-null */
	return (submit(n));
}

int
falls_back_to_waiting(int key)
{
	struct node *n;

	n = malloc(sizeof(*n), M_DEVBUF, M_NOWAIT);
	if (n == NULL)
		n = malloc(sizeof(*n), M_DEVBUF, M_WAITOK);
	n->key = key; /* expect-not: unchecked-null */
	return (submit(n));
}

int
size_of_nothing(int count)
{
	struct node *n;

	n = malloc(count * sizeof(*n), M_DEVBUF, M_WAITOK);
	n->key = (int)sizeof(n->next->key); /* expect-not: unchecked-null */
	return (submit(n));
}
