/* kernel: freebsd 903000 amd64 */
/* 0 with the lock and 1 without looks designed; but nobody releases such a lock for another. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct table {
	int t_full;
	int t_used;
};
struct methods {
	int (*m_add)(struct table *);
	int (*m_get)(struct table *);
	void (*m_put)(struct table *);
};

static struct mtx table_mtx;
static struct mtx table_other;

static int
table_add(struct table *t)
{
	mtx_lock(&table_mtx);
	if (t->t_full)
		return (0); /* expect: lock-leak */
	t->t_used++;
	mtx_unlock(&table_mtx);
	return (1);
}

static int
table_get(struct table *t)
{
	mtx_lock(&table_other);
	if (!t->t_full)
		return (0); /* expect-not: lock-leak table_put releases it */
	mtx_unlock(&table_other);
	return (1);
}

static void
table_put(struct table *t)
{
	t->t_used--;
	mtx_unlock(&table_other);
}

const struct methods table_methods = { table_add, table_get, table_put };

void
table_use(const struct methods *m, struct table *t)
{
	if (m->m_add(t) == 0 && m->m_get(t) == 0)
		m->m_put(t);
}
