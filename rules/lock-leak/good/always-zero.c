/* kernel: freebsd 903000 amd64 */
/* A function that always returns 0: what callers do about other results never happens. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct node {
	struct mtx n_mtx;
	int n_uses;
};

static int
node_get(struct node *n)
{
	mtx_lock(&n->n_mtx);
	n->n_uses++;
	return (0);
}

int
node_touch(struct node *n)
{
	int error;

	error = node_get(n);
	if (error)
		return (error); /* expect-not: lock-leak */
	n->n_uses--;
	mtx_unlock(&n->n_mtx);
	return (0);
}
