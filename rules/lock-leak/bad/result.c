/* kernel: freebsd 903000 amd64 */
/* Callers look at the result, or at locks of their own: neither helps here. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct event {
	struct event *e_next;
	int e_running;
};
static struct mtx event_mtx;
static struct event *events;

/* Nothing is left to do, so it returns 0 and leaves the lock to the caller; but 1 is to say that it does not. */
static int
one_event(void)
{
	struct event *e;

	mtx_lock(&event_mtx);
	e = events;
	if (e == 0)
		return (0); /* expect-not: lock-leak */
	if (e->e_running)
		return (1); /* expect: lock-leak */
	events = e->e_next;
	mtx_unlock(&event_mtx);
	return (1); /* expect-not: lock-leak */
}

void
run_events(void)
{
	while (one_event())
		;
	mtx_unlock(&event_mtx);
}

/* What fill_all releases after the call it acquired itself, and what it releases before is not for drv_fill. */
struct proc {
	struct mtx p_mtx;
	int p_system;
	int p_held;
};

static int
drv_fill(struct proc *p)
{
	mtx_lock(&p->p_mtx);
	if (p->p_system)
		return (1); /* expect: lock-leak */
	p->p_held++;
	mtx_unlock(&p->p_mtx);
	return (0); /* expect-not: lock-leak */
}

struct node {
	int (*n_fill)(struct proc *);
};
struct node drv_node = { drv_fill };

static int
fill_all(struct node *n, struct proc *p)
{
	int error;

	p->p_held++;
	mtx_unlock(&p->p_mtx);
	error = n->n_fill(p);
	mtx_lock(&p->p_mtx);
	p->p_held--;
	mtx_unlock(&p->p_mtx);
	return (error);
}

int
fill_one(struct proc *p)
{
	mtx_lock(&p->p_mtx);
	return (fill_all(&drv_node, p));
}
