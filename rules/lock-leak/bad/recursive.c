/* kernel: openbsd 202304 amd64 */
/* A lock that may be acquired again by its holder, and is on all paths, but not released as often. */
void _kernel_lock(void);
void _kernel_unlock(void);
int busy(void);

int
drv_twice(void)
{
	_kernel_lock();
	_kernel_lock();
	busy();
	_kernel_unlock();
	return (0); /* expect: lock-leak it was acquired more often than it is released */
}

int
drv_nested(void)
{
	_kernel_lock();
	_kernel_lock();
	busy();
	_kernel_unlock();
	_kernel_unlock();
	return (0); /* expect-not: lock-leak */
}

/* To wait for something with the lock held is what it is for. */
void
drv_enter(void)
{
	_kernel_lock();
	while (busy()) {
		_kernel_unlock();
		_kernel_lock();
	}
} /* expect-not: lock-leak */

/* The caller's lock is given up for a while, and acquired once too often. */
int
drv_ioctl(void)
{
	_kernel_unlock();
	busy();
	_kernel_lock();
	_kernel_lock();
	return (0); /* expect: lock-leak it was acquired more often than it is released */
}
