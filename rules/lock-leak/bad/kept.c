/* kernel: openbsd 202304 amd64 */
/* The caller's lock is released on every way out with such a result but one. */
struct rwlock {
	int r;
};
void rw_enter_write(struct rwlock *);
void rw_exit_write(struct rwlock *);
struct node {
	struct rwlock n_lock;
	int n_dead;
	int n_busy;
	int n_refs;
};
int node_make(struct node *);

int
node_hold(struct node *n)
{
	if (n->n_dead) {
		rw_exit_write(&n->n_lock);
		return (2); /* expect-not: lock-leak */
	}
	if (n->n_busy)
		return (16); /* expect: lock-leak a note only: "releases for its caller on other paths" */
	if (node_make(n) != 0) {
		rw_exit_write(&n->n_lock);
		return (12); /* expect-not: lock-leak */
	}
	n->n_refs++;
	return (0); /* expect-not: lock-leak */
}
