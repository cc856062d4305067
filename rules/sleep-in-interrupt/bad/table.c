/* kernel: openbsd 202304 amd64 */
/* A table that depends on what is configured names the functions all the same. */
#define NDRV 1
struct timeout {
	void (*to_func)(void *);
	void *to_arg;
};
int tsleep_nsec(const volatile void *, int, const char *, unsigned long);
int drv_done;

static void
drv_tick(void *arg)
{
	while (!drv_done)
		tsleep_nsec(&drv_done, 0, "drv", 1000); /* expect: sleep-in-interrupt */
}

static void
drv_nothing(void *arg)
{
}

struct timeout drv_timeout = {
	(NDRV > 0) ? drv_tick : drv_nothing,
	0
};
