/* kernel: openbsd 202304 amd64 */
/* Allocators of OpenBSD. */
#define NULL ((void *)0)
#define M_WAITOK 0x0001
#define M_NOWAIT 0x0002
#define M_CANFAIL 0x0004
#define M_ZERO 0x0008
#define M_DEVBUF 2
#define M_DONTWAIT M_NOWAIT
#define M_WAIT M_WAITOK
#define MT_DATA 1
struct mbuf { int m_len; };
void *malloc(unsigned long size, int type, int flags);
void *mallocarray(unsigned long n, unsigned long size, int type, int flags);
void free(void *p, int type, unsigned long size);
struct mbuf *m_get(int how, int type);

int
from_malloc(unsigned long n)
{
	char *p;

	p = malloc(n, M_DEVBUF, M_WAITOK | M_ZERO);
	p[0] = 1; /* expect-not: unchecked-null M_WAITOK */
	free(p, M_DEVBUF, n);
	p = mallocarray(n, 4, M_DEVBUF, M_NOWAIT);
	/* Wrong: M_NOWAIT may fail. */
	p[0] = 1; /* expect: unchecked-null */
	free(p, M_DEVBUF, n * 4);
	return 0;
}

int
can_fail(unsigned long n)
{
	char *p = malloc(n, M_DEVBUF, M_WAITOK | M_CANFAIL);

	/* Wrong: it waits, but M_CANFAIL lets it give up. */
	p[0] = 1; /* expect: unchecked-null */
	return 0;
}

int
from_mbuf(void)
{
	struct mbuf *m = m_get(M_WAIT, MT_DATA);

	m->m_len = 0; /* expect-not: unchecked-null M_WAIT is M_WAITOK */
	m = m_get(M_DONTWAIT, MT_DATA);
	/* Wrong: M_DONTWAIT is M_NOWAIT. */
	m->m_len = 0; /* expect: unchecked-null */
	return 0;
}
