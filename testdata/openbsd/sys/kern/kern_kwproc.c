/* Test data of kwitness: locks of a kernel file. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mutex.h>
#include <sys/pool.h>
#include <sys/rwlock.h>

struct kwproc {
	TAILQ_ENTRY(kwproc)	 kp_list;
	struct mutex		 kp_mtx;
	int			 kp_pid;
	int			 kp_flag;
};

static TAILQ_HEAD(, kwproc) kwprocs = TAILQ_HEAD_INITIALIZER(kwprocs);
static struct rwlock kw_lock;
static struct pool kwproc_pool;

struct kwproc *
kwfind(int pid)
{
	struct kwproc *kp;

	TAILQ_FOREACH(kp, &kwprocs, kp_list) {
		if (kp->kp_pid == pid)
			break;
	}
	return kp;
}

int
kwproc_flags(int pid)
{
	struct kwproc *kp;
	int error, flags;

	error = rw_enter(&kw_lock, RW_WRITE | RW_INTR);
	if (error)
		return -1; /* expect-not: lock-leak not taken when the result is not 0 */
	kp = kwfind(pid);
	if (kp == NULL)
		/* Wrong: rw_enter() gave 0, so the lock is held here. */
		return -1; /* expect: lock-leak */
	flags = kp->kp_flag; /* expect-not: unchecked-null tested above */
	rw_exit(&kw_lock);
	return flags;
}

void
kwproc_set(int pid, int flag)
{
	struct kwproc *kp;

	rw_enter_write(&kw_lock);
	kp = kwfind(pid);
	/* Wrong: kwfind() ends its loop with NULL when nothing fits. */
	kp->kp_flag |= flag; /* known-miss: unchecked-null NULL ends a search */
	rw_exit_write(&kw_lock);
}

int
kwproc_wait(struct kwproc *kp)
{
	int error;

	mtx_enter(&kp->kp_mtx);
	if (kp->kp_flag == 0) {
		error = msleep_nsec(kp, &kp->kp_mtx, PZERO | PNORELOCK, "kwwait", 0);
		return error; /* expect-not: lock-leak PNORELOCK: not taken again */
	}
	mtx_leave(&kp->kp_mtx);
	return 0;
}

int
kwproc_wait_again(struct kwproc *kp)
{
	int error;

	mtx_enter(&kp->kp_mtx);
	if (kp->kp_flag == 0) {
		error = msleep_nsec(kp, &kp->kp_mtx, PZERO, "kwwait", 0);
		if (error)
			/* Wrong: without PNORELOCK the mutex is held again. */
			return error; /* expect: lock-leak */
	}
	mtx_leave(&kp->kp_mtx);
	return 0;
}

struct kwproc *
kwproc_new(void)
{
	struct kwproc *kp;

	kp = pool_get(&kwproc_pool, PR_WAITOK | PR_ZERO);
	kp->kp_pid = 1; /* expect-not: unchecked-null PR_WAITOK waits until there is one */
	mtx_init(&kp->kp_mtx, IPL_NONE);
	return kp;
}

struct kwproc *
kwproc_new_intr(void)
{
	struct kwproc *kp;

	kp = pool_get(&kwproc_pool, PR_NOWAIT);
	/* Wrong: PR_NOWAIT may return NULL. */
	kp->kp_pid = 1; /* expect: unchecked-null */
	return kp;
}
