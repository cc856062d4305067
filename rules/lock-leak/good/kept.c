/* kernel: openbsd 202304 amd64 */
/* Functions that release their caller's lock on some ways, by design. */
struct rwlock {
	int r;
};
void rw_enter_write(struct rwlock *);
void rw_exit_write(struct rwlock *);
struct node {
	struct rwlock n_lock;
	struct rwlock n_locks[4];
	int n_dead;
	int n_busy;
	int n_refs;
};
int node_make(struct node *);
void node_flush(struct node *);

/* What fails before anything is done leaves the lock alone. */
int
node_check(struct node *n, int flags)
{
	if (flags == 0)
		return (22); /* expect-not: lock-leak */
	if (n->n_dead) {
		rw_exit_write(&n->n_lock);
		return (2);
	}
	if (node_make(n) != 0) {
		rw_exit_write(&n->n_lock);
		return (12);
	}
	return (0);
}

/* The result tells: the lock is kept if all went well. */
int
node_get(struct node *n)
{
	if (n->n_dead) {
		rw_exit_write(&n->n_lock);
		return (2);
	}
	if (n->n_busy) {
		rw_exit_write(&n->n_lock);
		return (16);
	}
	n->n_refs++;
	return (0); /* expect-not: lock-leak */
}

static void
node_drop(struct node *n)
{
	if (n->n_refs == 0)
		rw_exit_write(&n->n_lock);
}

/* A callee may have released it. */
int
node_put(struct node *n)
{
	if (n->n_dead) {
		rw_exit_write(&n->n_lock);
		return (2);
	}
	if (n->n_busy) {
		rw_exit_write(&n->n_lock);
		return (16);
	}
	node_drop(n);
	if (n->n_refs == 0)
		return (1); /* expect-not: lock-leak */
	return (0);
}

int
node_use(struct node *n)
{
	rw_enter_write(&n->n_lock);
	return (node_put(n));
}
