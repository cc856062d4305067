/* kernel: openbsd 202304 amd64 */
/* The condition of a loop is a test. */
struct mbuf {
	struct mbuf *m_next;
	int m_len;
};
struct ifqueue;
struct mbuf *ifq_dequeue(struct ifqueue *);
void m_freem(struct mbuf *);

int
drain(struct ifqueue *ifq)
{
	struct mbuf *m;
	int len = 0;

	while ((m = ifq_dequeue(ifq)) != 0) {
		len += m->m_len; /* expect-not: unchecked-null */
		m_freem(m);
	}
	return (len);
}

int
drain_forever(struct ifqueue *ifq)
{
	struct mbuf *m;
	int len = 0;

	for (;;) {
		m = ifq_dequeue(ifq);
		if (m == 0)
			break;
		len += m->m_len; /* expect-not: unchecked-null */
		m_freem(m);
	}
	m_freem(m); /* expect-not: unchecked-null */
	return (len);
}

int
chain(struct ifqueue *ifq)
{
	struct mbuf *m;
	int len = 0;

	for (m = ifq_dequeue(ifq); m; m = m->m_next) /* expect-not: unchecked-null */
		len += m->m_len; /* expect-not: unchecked-null */
	return (len);
}
