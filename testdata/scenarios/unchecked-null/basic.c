/* kernel: freebsd 903000 amd64 */
/* What counts as a use of the pointer, and what does not. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
#define M_DONTWAIT M_NOWAIT
#define M_WAIT M_WAITOK
#define MT_DATA 1
struct mbuf { struct mbuf *m_next; char *m_data; int m_len; };
struct mbuf *m_get(int how, short type);
struct mbuf *m_pullup(struct mbuf *m, int len);
void m_freem(struct mbuf *m);

struct node {
	int value;
	int array[4];
	struct node *next;
	struct { int inner; } sub;
};

void *memcpy(void *to, const void *from, unsigned long n);
void *memset(void *to, int c, unsigned long n);
static struct node *last;

static int
node_value(struct node *n)
{
	return (n->value);
}

static int
node_value_or_0(struct node *n)
{
	if (n == NULL)
		return (0);
	return (n->value); /* expect-not: unchecked-null tested above */
}

static struct node *
node_new(void)
{
	return (malloc(sizeof(struct node), M_TEMP, M_NOWAIT));
}

int
use_field(void)
{
	struct node *n = node_new();

	/* Wrong: read of a field. */
	return (n->value); /* known-miss: unchecked-null few callers test it */
}

void
use_star(int v)
{
	int *p = malloc(sizeof(*p), M_TEMP, M_NOWAIT);

	/* Wrong: write through the pointer. */
	*p = v; /* expect: unchecked-null */
}

void
use_index(int i)
{
	char *p = malloc(64, M_TEMP, M_NOWAIT | M_ZERO);

	/* Wrong: an index is a use as well. */
	p[i] = 1; /* expect: unchecked-null */
}

void
use_dot(void)
{
	struct node *n = node_new();

	/* Wrong: the same in other words. */
	(*n).sub.inner = 1; /* known-miss: unchecked-null few callers test it */
}

void
use_struct_copy(struct node *from)
{
	struct node *n = node_new();

	/* Wrong: the whole object is written. */
	*n = *from; /* known-miss: unchecked-null few callers test it */
}

int
use_in_callee(void)
{
	struct node *n = node_new();

	/* Wrong: node_value() uses its argument without a test. */
	return (node_value(n)); /* known-miss: unchecked-null few callers test it */
}

int
use_in_careful_callee(void)
{
	struct node *n = node_new();

	return (node_value_or_0(n)); /* expect-not: unchecked-null the callee tests it */
}

void
use_in_modelled_function(const struct node *from)
{
	struct node *n = node_new();

	/* Wrong: memcpy() writes through its first argument. */
	memcpy(n, from, sizeof(*n)); /* known-miss: unchecked-null few callers test it */
}

void
use_pullup(struct mbuf *m)
{
	m = m_pullup(m, 20);
	/* Wrong: m_pullup() may have freed the chain. */
	m->m_len -= 20; /* expect: unchecked-null */
}

struct node *
no_use_return(void)
{
	struct node *n = node_new();

	return (n); /* expect-not: unchecked-null the caller has to test it */
}

void
no_use_store(void)
{
	last = node_new();
	free(last, M_TEMP); /* expect-not: unchecked-null free() takes NULL */
}

void
no_use_address(int **out)
{
	struct node *n = node_new();

	*out = &n->array[1]; /* expect-not: unchecked-null only an address is computed */
}

unsigned long
no_use_sizeof(void)
{
	struct node *n = node_new();

	free(n, M_TEMP);
	return (sizeof(n->array) + sizeof(*n)); /* expect-not: unchecked-null not evaluated */
}

void
use_first_of_many(void)
{
	struct node *n = node_new();

	/* Wrong once: the later uses have the same cause. */
	n->value = 1; /* known-miss: unchecked-null few callers test it */
	n->next = NULL; /* expect-not: unchecked-null had it been NULL we would not be here */
	n->sub.inner = 2;
}

void
use_global(void)
{
	last = node_new();
	/* Wrong: a global variable is no safer than a local one. */
	last->value = 1; /* known-miss: unchecked-null few callers test it */
}

void
overwritten(struct node *given)
{
	struct node *n = node_new();

	given->value = 0;
	free(n, M_TEMP);
	n = given;
	n->value = 1; /* expect-not: unchecked-null another object by now */
}
