/* kernel: freebsd 903000 amd64 */
/* lockmgr takes one lock, and releases another if it is told to. */
struct mtx {
	int m;
};
struct lock {
	int l;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int lockmgr(struct lock *, unsigned int, struct mtx *);
#define LK_EXCLUSIVE 0x080000
#define LK_RELEASE 0x100000
#define LK_INTERLOCK 0x000100
#define LK_NOWAIT 0x000010
struct node {
	struct lock n_lock;
	struct mtx n_interlock;
	int n_gone;
};

int
exchange(struct node *n)
{
	int error;

	mtx_lock(&n->n_interlock);
	if (n->n_gone) {
		mtx_unlock(&n->n_interlock);
		return (2); /* expect-not: lock-leak */
	}
	error = lockmgr(&n->n_lock, LK_EXCLUSIVE | LK_INTERLOCK, &n->n_interlock);
	if (error)
		return (error); /* expect-not: lock-leak */
	n->n_gone = 1;
	lockmgr(&n->n_lock, LK_RELEASE, 0);
	return (0); /* expect-not: lock-leak */
}

int
no_wait(struct node *n)
{
	if (lockmgr(&n->n_lock, LK_EXCLUSIVE | LK_NOWAIT, 0) != 0)
		return (16); /* expect-not: lock-leak */
	n->n_gone = 1;
	lockmgr(&n->n_lock, LK_RELEASE, 0);
	return (0); /* expect-not: lock-leak */
}
