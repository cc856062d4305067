/* Test data of kwitness: the different locks of this kernel. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/lock.h>
#include <sys/mplock2.h>
#include <sys/objcache.h>
#include <sys/queue.h>
#include <sys/spinlock2.h>
#include <sys/thread2.h>
#include <sys/malloc.h>

/*
 * (t) kwproc_token
 * (l) kp_lock
 */
struct kwproc {
	TAILQ_ENTRY(kwproc)	 kp_entry;	/* (t) */
	struct lock		 kp_lock;
	int			 kp_pid;	/* (t) */
	int			 kp_flags;	/* (l) */
};

static TAILQ_HEAD(, kwproc) kwprocs;
static struct lwkt_token kwproc_token = LWKT_TOKEN_INITIALIZER(kwproc_token);
static struct objcache *kwproc_cache;

#define KWP_LOCK(kp)	lockmgr(&(kp)->kp_lock, LK_EXCLUSIVE)
#define KWP_UNLOCK(kp)	lockmgr(&(kp)->kp_lock, LK_RELEASE)

struct kwproc *
kwproc_find(int pid)
{
	struct kwproc *kp;

	lwkt_gettoken_shared(&kwproc_token);
	TAILQ_FOREACH(kp, &kwprocs, kp_entry) {
		if (kp->kp_pid == pid)
			break;
	}
	lwkt_reltoken(&kwproc_token);
	return (kp); /* expect-not: lock-leak the token was given back */
}

int
kwproc_remove(int pid)
{
	struct kwproc *kp;

	lwkt_gettoken(&kwproc_token);
	kp = kwproc_find(pid);
	if (kp == NULL)
		/* Wrong: the token is kept when there is no such process. */
		return (ENOENT); /* expect: lock-leak */
	TAILQ_REMOVE(&kwprocs, kp, kp_entry);
	lwkt_reltoken(&kwproc_token);
	return (0);
}

int
kwproc_flags(int pid)
{
	struct kwproc *kp;
	int flags;

	kp = kwproc_find(pid);
	/* Wrong: kwproc_find() returns NULL for an unknown process. */
	flags = kp->kp_flags; /* known-miss: unchecked-null NULL ends a search */
	return (flags);
}

int
kwproc_set(struct kwproc *kp, int flags)
{
	KWP_LOCK(kp);
	if (flags < 0)
		/* Wrong: LK_EXCLUSIVE without LK_RELEASE. */
		return (EINVAL); /* expect: lock-leak */
	kp->kp_flags = flags;
	KWP_UNLOCK(kp);
	return (0); /* expect-not: lock-leak lockmgr() releases with LK_RELEASE */
}

int
kwproc_set_nowait(struct kwproc *kp, int flags)
{
	if (lockmgr(&kp->kp_lock, LK_EXCLUSIVE | LK_NOWAIT) != 0)
		return (EBUSY); /* expect-not: lock-leak not taken when the result is not 0 */
	kp->kp_flags = flags;
	lockmgr(&kp->kp_lock, LK_RELEASE);
	return (0);
}

struct kwproc *
kwproc_alloc(int pid)
{
	struct kwproc *kp;

	kp = objcache_get(kwproc_cache, M_NOWAIT);
	/* Wrong: with M_NOWAIT the cache may be empty. */
	kp->kp_pid = pid; /* expect: unchecked-null */
	return (kp);
}

int
kwproc_giant(int x)
{
	get_mplock();
	if (x == 0) {
		rel_mplock();
		return (0); /* expect-not: lock-leak released on the line above */
	}
	if (x == 1)
		/* Wrong: the big lock stays with the thread. */
		return (1); /* expect: lock-leak */
	rel_mplock();
	return (2);
}

int
kwproc_crit(struct kwproc *kp)
{
	crit_enter();
	if (kp->kp_flags == 0)
		/* Wrong: the critical section is not left. */
		return (0); /* expect: lock-leak */
	kp->kp_flags = 0;
	crit_exit();
	return (1);
}

void *
kwproc_buffer(int how)
{
	char *p;

	p = kmalloc(64, M_TEMP, M_INTWAIT);
	p[0] = 0; /* expect-not: unchecked-null M_INTWAIT waits */
	kfree(p, M_TEMP);
	p = kmalloc(64, M_TEMP, M_WAITOK | M_NULLOK);
	/* Wrong: M_NULLOK asks for NULL at the limit. */
	p[1] = 0; /* expect: unchecked-null */
	return (p);
}
