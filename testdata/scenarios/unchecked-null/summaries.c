/* kernel: freebsd 903000 amd64 */
/* Functions whose own body says when they return NULL. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);

struct node { int key; struct node *left, *right; };
static struct node root;

struct node *
tree_find(struct node *n, int key)
{
	if (n == NULL || n->key == key)
		return (n);
	return (tree_find(key < n->key ? n->left : n->right, key));
}

int
recursion(int key)
{
	/* Wrong: the recursion ends in NULL when the key is missing. */
	return (tree_find(&root, key)->key); /* known-miss: unchecked-null returns its argument */
}

static struct node *even(int n);
static struct node *odd(int n);

static struct node *
even(int n)
{
	return (n == 0 ? &root : odd(n - 1));
}

static struct node *
odd(int n)
{
	return (n == 0 ? NULL : even(n - 1));
}

int
mutual_recursion(int n)
{
	/* Wrong: for an odd n the two end in NULL. */
	return (even(n)->key); /* known-miss: unchecked-null NULL from recursion only */
}

static struct node *
same(struct node *n)
{
	return (n);
}

int
returns_argument(void)
{
	struct node *n = malloc(sizeof(*n), M_TEMP, M_NOWAIT);

	/* Wrong: same() gives back what may be NULL. */
	same(n)->key = 1; /* known-miss: unchecked-null returns its argument */
	same(&root)->key = 1; /* expect-not: unchecked-null an address is never NULL */
	return (0);
}

static struct node *
null_for_null(struct node *n)
{
	if (n == NULL)
		return (NULL);
	n->key++;
	return (n);
}

int
conditional_on_argument(void)
{
	null_for_null(&root)->key = 2; /* expect-not: unchecked-null NULL only for NULL */
	return (0);
}

static struct node *
stub(void)
{
	return (NULL);
}

int
always_null(void)
{
	/* Wrong: it returns nothing else. */
	return (stub()->key); /* known-miss: unchecked-null few callers test it */
}

static struct node *
never_null(int i)
{
	static struct node nodes[4];

	return (&nodes[i & 3]);
}

int
address_of_static(int i)
{
	return (never_null(i)->key); /* expect-not: unchecked-null the address of an object */
}

static int
use_deep(struct node *n)
{
	return (n->left->key + n->right->key);
}

static int
use_deeper(struct node *n, int twice)
{
	return (use_deep(n) + (twice ? 1 : 0));
}

int
use_two_calls_down(void)
{
	struct node *n = malloc(sizeof(*n), M_TEMP, M_NOWAIT);

	/* Wrong: two calls down it is used without a test. */
	return (use_deeper(n, 1)); /* expect: unchecked-null */
}

static void
use_sometimes(struct node *n, int on)
{
	if (on)
		n->key = 1;
}

int
use_conditionally(void)
{
	struct node *n = malloc(sizeof(*n), M_TEMP, M_NOWAIT);

	use_sometimes(n, n != NULL); /* expect-not: unchecked-null used only when it is there */
	return (0);
}
