/* kernel: freebsd 903000 amd64 */
/* Pointers that live in fields and arrays, and what may change them. */
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

struct ring {
	struct mbuf *r_buf[4];
	struct mbuf *r_cur;
	int r_idx;
};

void unknown(void);
void unknown_ring(struct ring *r);

int
array_tested(struct ring *r, int i)
{
	r->r_buf[i] = m_get(M_DONTWAIT, MT_DATA);
	if (r->r_buf[i] == NULL)
		return (12);
	r->r_buf[i]->m_len = 0; /* expect-not: unchecked-null the same element was tested */
	return (0);
}

int
array_untested(struct ring *r, int i)
{
	r->r_buf[i] = m_get(M_DONTWAIT, MT_DATA);
	/* Wrong: nobody tested the element. */
	r->r_buf[i]->m_len = 0; /* expect: unchecked-null */
	return (0);
}

int
array_other_element(struct ring *r, int i)
{
	r->r_buf[i] = m_get(M_DONTWAIT, MT_DATA);
	r->r_buf[i + 1] = m_get(M_DONTWAIT, MT_DATA);
	if (r->r_buf[i] == NULL)
		return (12);
	/* Wrong: the test was about another element. */
	r->r_buf[i + 1]->m_len = 0; /* expect: unchecked-null */
	return (0);
}

int
array_in_loop(struct ring *r)
{
	int i;

	for (i = 0; i < 4; i++) {
		r->r_buf[i] = m_get(M_DONTWAIT, MT_DATA);
		if (r->r_buf[i] == NULL)
			break;
		r->r_buf[i]->m_len = i; /* expect-not: unchecked-null tested in this turn */
	}
	return (i);
}

int
field_tested(struct ring *r)
{
	r->r_cur = m_get(M_DONTWAIT, MT_DATA);
	if (!r->r_cur)
		return (12);
	r->r_cur->m_len = 0; /* expect-not: unchecked-null tested above */
	return (0);
}

int
field_through_local(struct ring *r)
{
	struct mbuf *m;

	m = r->r_cur = m_get(M_DONTWAIT, MT_DATA);
	if (m == NULL)
		return (12);
	r->r_cur->m_len = 0; /* expect-not: unchecked-null the same pointer as m */
	return (0);
}

int
field_of_another(struct ring *r, struct ring *q)
{
	r->r_cur = m_get(M_DONTWAIT, MT_DATA);
	q->r_cur = m_get(M_DONTWAIT, MT_DATA);
	if (q->r_cur == NULL)
		return (12);
	/* Wrong: the test was about the other ring. */
	r->r_cur->m_len = 0; /* expect: unchecked-null */
	return (0);
}

int
field_after_call(struct ring *r)
{
	r->r_cur = m_get(M_DONTWAIT, MT_DATA);
	unknown_ring(r);
	r->r_cur->m_len = 0; /* expect-not: unchecked-null the call may have filled it */
	return (0);
}

int
local_after_call(void)
{
	struct mbuf *m = m_get(M_DONTWAIT, MT_DATA);

	unknown();
	/* Wrong: no call can change a local variable whose address is not taken. */
	m->m_len = 0; /* expect: unchecked-null */
	return (0);
}

int
address_taken(void)
{
	struct mbuf *m = m_get(M_DONTWAIT, MT_DATA);
	struct mbuf **mp = &m;

	if (*mp == NULL)
		return (12);
	m->m_len = 0; /* expect-not: unchecked-null tested through its address */
	return (0);
}

struct mbuf *
chain(int n)
{
	struct mbuf *top = NULL, **mp = &top;

	while (n-- > 0) {
		*mp = m_get(M_DONTWAIT, MT_DATA);
		if (*mp == NULL) {
			m_freem(top); /* expect-not: unchecked-null m_freem() takes NULL */
			return (NULL);
		}
		(*mp)->m_len = 0; /* expect-not: unchecked-null tested above */
		mp = &(*mp)->m_next;
	}
	return (top);
}
