/* Test data of kwitness: socket locks taken by an inline function of a header. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/mutex.h>
#include <sys/rwlock.h>
#include <sys/condvar.h>
#include <sys/socketvar.h>

static krwlock_t kw_rwlock;
static kcondvar_t kw_cv;

int
so_kw_options(struct socket *so, short options)
{
	solock(so);
	if (so->so_pcb == NULL) {
		sounlock(so);
		return EINVAL; /* expect-not: lock-leak unlocked on the line above */
	}
	if (options & ~SO_REUSEPORT)
		/* Wrong: solock() above is not undone. */
		return ENXIO; /* expect: lock-leak */
	so->so_options |= options;
	sounlock(so);
	return 0;
}

int
so_kw_table(int write)
{
	rw_enter(&kw_rwlock, write ? RW_WRITER : RW_READER);
	rw_exit(&kw_rwlock);
	return 0; /* expect-not: lock-leak one rw_exit for both modes */
}

int
so_kw_table_try(void)
{
	if (!rw_tryenter(&kw_rwlock, RW_WRITER))
		return EBUSY; /* expect-not: lock-leak not taken on this branch */
	if (kw_rwlock.rw_owner == 0)
		/* Wrong: the try succeeded on this path. */
		return EIO; /* expect: lock-leak */
	rw_exit(&kw_rwlock);
	return 0;
}

int
so_kw_wait(kmutex_t *lock, int *done)
{
	int error = 0;

	mutex_enter(lock);
	while (!*done) {
		error = cv_timedwait(&kw_cv, lock, hz);
		if (error)
			break;
	}
	mutex_exit(lock);
	return error; /* expect-not: lock-leak cv_timedwait() comes back with the lock */
}
