#ifndef _SYS_PROC_H_
#define _SYS_PROC_H_

#include <sys/_lock.h>
#include <sys/mutex.h>
#include <sys/queue.h>

/*
 * Which lock guards which field:
 *	a - only ever changed by curthread
 *	c - locked by proc mtx
 *	p - locked by proclist_lock
 */
struct proc {
	LIST_ENTRY(proc) p_list;	/* (p) list of all processes */
	int		 p_pid;		/* (p) process identifier */
	int		 p_flag;	/* (c) P_* flags */
	struct mtx	 p_mtx;		/* lock of this struct */
	u_int		 p_lock;	/* (c) hold count */
};

struct thread {
	struct proc	*td_proc;
	void		*td_wchan;
};

#define PROC_LOCK(p)	mtx_lock(&(p)->p_mtx)
#define PROC_UNLOCK(p)	mtx_unlock(&(p)->p_mtx)
#define PROC_LOCK_ASSERT(p, type)	mtx_assert(&(p)->p_mtx, (type))

struct proc *pfind(int pid);	/* returns the process locked, or NULL */

#endif
