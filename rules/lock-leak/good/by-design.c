/* kernel: freebsd 903000 amd64 */
/* Functions whose job is to return with a lock, or without the one that they were given. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct proc {
	struct mtx p_mtx;
	struct proc *p_next;
	int p_pid;
	int p_gone;
};
extern struct proc *allproc;
struct proc *pfind(int);
#define PROC_LOCK(p) mtx_lock(&(p)->p_mtx)
#define PROC_UNLOCK(p) mtx_unlock(&(p)->p_mtx)

/* A model row says that it returns locked. */
struct proc *
pfind(int pid)
{
	struct proc *p;

	for (p = allproc; p != 0; p = p->p_next) {
		if (p->p_pid == pid) {
			PROC_LOCK(p);
			if (p->p_gone) {
				PROC_UNLOCK(p);
				return (0); /* expect-not: lock-leak */
			}
			return (p); /* expect-not: lock-leak */
		}
	}
	return (0); /* expect-not: lock-leak */
}

/* No row knows it, but whoever calls it unlocks the result. */
static struct proc *
next_live(struct proc *p)
{
	for (; p != 0; p = p->p_next) {
		PROC_LOCK(p);
		if (!p->p_gone)
			return (p); /* expect-not: lock-leak */
		PROC_UNLOCK(p);
	}
	return (0); /* expect-not: lock-leak */
}

int
first_live_pid(void)
{
	struct proc *p;
	int pid;

	p = next_live(allproc);
	if (p == 0)
		return (-1); /* expect-not: lock-leak */
	pid = p->p_pid;
	PROC_UNLOCK(p);
	return (pid); /* expect-not: lock-leak */
}

int
second_live_pid(void)
{
	struct proc *p;
	int pid;

	p = next_live(allproc->p_next);
	if (p == 0)
		return (-1); /* expect-not: lock-leak */
	pid = p->p_pid;
	PROC_UNLOCK(p);
	return (pid); /* expect-not: lock-leak */
}

/* Called with the lock held; drops it while it waits for someone else. */
void wait_for(struct proc *);

int
drop_and_retake(struct proc *p)
{
	PROC_UNLOCK(p);
	wait_for(p);
	PROC_LOCK(p);
	return (p->p_gone); /* expect-not: lock-leak */
}

/* Called with the lock held; consumes it. */
void
release(struct proc *p)
{
	p->p_gone = 1;
	PROC_UNLOCK(p);
}

int
gone(int pid)
{
	struct proc *p = pfind(pid);

	if (p == 0)
		return (3); /* expect-not: lock-leak */
	release(p);
	return (0); /* expect-not: lock-leak */
}
