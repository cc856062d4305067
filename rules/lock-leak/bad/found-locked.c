/* kernel: freebsd 903000 amd64 */
/* A row says that pfind may return locked; its body says when. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct proc {
	struct mtx p_mtx;
	struct proc *p_next;
	int p_pid;
	int p_exiting;
	int p_held;
};
extern struct proc *allproc;
struct proc *pfind(int);

struct proc *
pfind(int pid)
{
	struct proc *p;

	for (p = allproc; p != 0; p = p->p_next) {
		if (p->p_pid == pid) {
			mtx_lock(&p->p_mtx);
			return (p);
		}
	}
	return (0);
}

int
drv_attach(int pid)
{
	struct proc *p;

	p = pfind(pid);
	if (p == 0)
		return (3); /* expect-not: lock-leak */
	if (p->p_exiting)
		return (3); /* expect: lock-leak */
	p->p_held++;
	mtx_unlock(&p->p_mtx);
	return (0); /* expect-not: lock-leak */
}
