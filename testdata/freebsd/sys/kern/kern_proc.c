/* Test data of kwitness: a function that returns locked, and its callers. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/proc.h>
#include <sys/sx.h>

static LIST_HEAD(proclist, proc) allproc = LIST_HEAD_INITIALIZER(allproc);
static struct sx allproc_lock;

struct proc *
pfind(int pid)
{
	struct proc *p;

	sx_slock(&allproc_lock);
	LIST_FOREACH(p, &allproc, p_list) {
		if (p->p_pid == pid) {
			PROC_LOCK(p);
			break;
		}
	}
	sx_sunlock(&allproc_lock);
	return (p); /* expect-not: lock-leak returning the process locked is its job */
}

int
kw_signal(int pid, int flag)
{
	struct proc *p;

	if ((p = pfind(pid)) == NULL)
		return (ENOENT);
	p->p_flag |= flag; /* expect-not: unchecked-null tested in the condition above */
	PROC_UNLOCK(p);
	return (0);
}

int
kw_signal_once(int pid, int flag)
{
	struct proc *p;

	if ((p = pfind(pid)) == NULL)
		return (ENOENT);
	if ((p->p_flag & flag) != 0)
		/* Wrong: pfind() returned the process locked; this path forgets it. */
		return (EBUSY); /* expect: lock-leak */
	p->p_flag |= flag;
	PROC_UNLOCK(p);
	return (0);
}

int
kw_flags(int pid)
{
	struct proc *p;
	int flags;

	p = pfind(pid);
	/* Wrong: no process with this pid means NULL. */
	flags = p->p_flag; /* expect: unchecked-null */
	PROC_UNLOCK(p);
	return (flags);
}
