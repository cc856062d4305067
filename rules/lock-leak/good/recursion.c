/* kernel: freebsd 903000 amd64 */
/* Functions that call each other in a ring; who comes first in the file knows least of the others. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct node {
	struct mtx n_mtx;
	struct node *n_parent;
	int n_holds;
	int n_uses;
};
void node_drop(struct node *);
void node_free(struct node *);

int
node_trim(struct node *n)
{
	mtx_lock(&n->n_mtx);
	if (n->n_holds == 0) {
		mtx_unlock(&n->n_mtx);
		return (1);
	}
	n->n_uses--;
	mtx_unlock(&n->n_mtx);
	node_drop(n);
	return (0); /* expect-not: lock-leak */
}

void
node_drop(struct node *n)
{
	mtx_lock(&n->n_mtx);
	node_free(n);
}

void
node_free(struct node *n)
{
	if (n->n_parent != 0)
		node_trim(n->n_parent);
	mtx_unlock(&n->n_mtx);
}
