/* kernel: netbsd 600000000 amd64 */
/* Macros that assign their argument, and functions that free what they cannot change. */
struct mbuf {
	struct mbuf *m_next;
	char *m_data;
	int m_len;
	int m_flags;
};
struct mbuf *m_gethdr(int, int);
struct mbuf *m_pullup(struct mbuf *, int);
struct mbuf *m_prepend(struct mbuf *, int, int);
void m_clget(struct mbuf *, int);
void m_freem(struct mbuf *);
#define M_DONTWAIT 1
#define M_EXT 1
#define MT_DATA 1
#define MGETHDR(m, how, type) m = m_gethdr((how), (type))
#define MCLGET(m, how) m_clget((m), (how))
#define M_PREPEND(m, plen, how) ((m) = m_prepend((m), (plen), (how)))
int send(struct mbuf *);

int
header(int len)
{
	struct mbuf *m;

	MGETHDR(m, M_DONTWAIT, MT_DATA);
	m->m_len = len; /* expect: unchecked-null */
	return (send(m));
}

int
cluster_of_nothing(int len)
{
	struct mbuf *m;

	MGETHDR(m, M_DONTWAIT, MT_DATA);
	MCLGET(m, M_DONTWAIT); /* expect: unchecked-null */
	if ((m->m_flags & M_EXT) == 0) {
		m_freem(m);
		return (55);
	}
	return (send(m));
}

int
pullup_in_loop(struct mbuf *m, int want)
{
	while (want > 0) {
		m = m_pullup(m, want);
		if (m->m_len < 4) /* expect: unchecked-null */
			break;
		want -= m->m_data[0];
	}
	m_freem(m);
	return (0);
}

int
prepended(struct mbuf *m)
{
	M_PREPEND(m, 14, M_DONTWAIT);
	m->m_data[0] = 0; /* expect: unchecked-null */
	return (send(m));
}

int
all_tested(struct mbuf *m)
{
	struct mbuf *n;

	M_PREPEND(m, 14, M_DONTWAIT);
	if (m == 0)
		return (55);
	m->m_data[0] = 0; /* expect-not: unchecked-null */
	if (m->m_len < 14 && (m = m_pullup(m, 14)) == 0)
		return (55);
	m->m_data[1] = 0; /* expect-not: unchecked-null */
	MGETHDR(n, M_DONTWAIT, MT_DATA);
	if (n == 0) {
		m_freem(m);
		return (55);
	}
	n->m_next = m; /* expect-not: unchecked-null */
	return (send(n));
}
