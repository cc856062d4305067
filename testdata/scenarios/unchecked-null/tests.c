/* kernel: freebsd 903000 amd64 */
/* The many ways to test a pointer. */
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
#define __predict_false(exp) __builtin_expect((exp), 0)
#define __predict_true(exp) __builtin_expect((exp), 1)
#define IS_SET(p) ((p) != NULL)

struct node { int value; struct node *next; };

static struct node *
node_new(void)
{
	return (malloc(sizeof(struct node), M_TEMP, M_NOWAIT));
}

static inline int
node_missing(const struct node *n)
{
	return (n == NULL);
}

static inline int
node_usable(const struct node *n)
{
	return (n != NULL && n->value >= 0);
}

static inline int
node_positive(int v)
{
	return (v > 0);
}

int
test_spellings(int which)
{
	struct node *n = node_new();

	switch (which) {
	case 0:
		if (!n)
			return (0);
		break;
	case 1:
		if (NULL == n)
			return (0);
		break;
	case 2:
		if (n == (struct node *)0)
			return (0);
		break;
	case 3:
		if (__predict_false(n == NULL))
			return (0);
		break;
	case 4:
		if (!IS_SET(n))
			return (0);
		break;
	case 5:
		if (!!n == 0)
			return (0);
		break;
	case 6:
		if (!__predict_true(n != NULL))
			return (0);
		break;
	case 7:
		if ((n != NULL) == 0)
			return (0);
		break;
	default:
		if ((void *)n == NULL)
			return (0);
		break;
	}
	return (n->value); /* expect-not: unchecked-null every case tested it */
}

int
test_in_helper(void)
{
	struct node *n = node_new();

	if (node_missing(n))
		return (0);
	return (n->value); /* expect-not: unchecked-null the helper tests it */
}

int
test_in_helper_with_more(void)
{
	struct node *n = node_new();

	if (!node_usable(n))
		return (0);
	return (n->value); /* expect-not: unchecked-null true means not NULL */
}

int
test_of_something_else(int v)
{
	struct node *n = node_new();

	if (!node_positive(v))
		return (0);
	/* Wrong: the helper tested v. */
	return (n->value); /* expect: unchecked-null */
}

int
test_wrong_way(void)
{
	struct node *n = node_new();

	if (n != NULL)
		return (0);
	/* Wrong: here n is NULL for certain. */
	return (n->value); /* expect: unchecked-null */
}

int
test_without_consequence(int *errors)
{
	struct node *n = node_new();

	if (n == NULL)
		(*errors)++;
	/* Wrong: the test counts, and goes on. */
	return (n->value); /* expect: unchecked-null */
}

int
test_too_late(void)
{
	struct node *n = node_new();
	/* Wrong: used before it is tested. */
	int v = n->value; /* expect: unchecked-null */

	if (n == NULL)
		return (0);
	return (v);
}

struct mbuf *
test_by_retrying(void)
{
	struct mbuf *m;

	while ((m = m_get(M_DONTWAIT, MT_DATA)) == NULL)
		continue;
	m->m_len = 0; /* expect-not: unchecked-null the loop ends with an mbuf only */
	return (m);
}

struct mbuf *
test_by_retrying_a_bit(int tries)
{
	struct mbuf *m;

	while ((m = m_get(M_DONTWAIT, MT_DATA)) == NULL && tries-- > 0)
		continue;
	/* Wrong: the loop also ends when there are no tries left. */
	m->m_len = 0; /* expect: unchecked-null */
	return (m);
}

struct mbuf *
test_with_fallback(void)
{
	struct mbuf *m;

	m = m_get(M_DONTWAIT, MT_DATA);
	if (m == NULL)
		m = m_get(M_WAIT, MT_DATA);
	m->m_len = 0; /* expect-not: unchecked-null the second one waits */
	return (m);
}

int
test_of_a_copy(void)
{
	struct node *n = node_new();
	struct node *copy = n;

	if (copy == NULL)
		return (0);
	return (n->value); /* expect-not: unchecked-null the copy is the same pointer */
}

int
test_by_comparison(struct node *known)
{
	struct node *n = node_new();

	known->value = 1;
	if (n != known)
		return (0);
	return (n->value); /* expect-not: unchecked-null equal to one that is not NULL */
}

int
test_undone(void)
{
	struct node *n = node_new();

	if (n == NULL)
		return (0);
	n = node_new();
	/* Wrong: tested before it was assigned anew. */
	return (n->value); /* expect: unchecked-null */
}

int
test_in_loop_head(void)
{
	struct node *n;
	int sum = 0;

	for (n = node_new(); n != NULL; n = n->next)
		sum += n->value; /* expect-not: unchecked-null the head of the loop tests it */
	return (sum);
}
