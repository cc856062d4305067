/* kernel: netbsd 600000000 amd64 */
/* A system call is entered without locks, whatever whoever makes it seems to hold. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
struct lwp;
typedef int sy_call_t(struct lwp *, const void *, long *);
struct sysent {
	sy_call_t *sy_call;
};
static kmutex_t group_lock;
static int groups;

/* One that releases for its caller: the rule has an exception. */
static void
group_done(void)
{
	groups--;
	mutex_exit(&group_lock); /* expect-not: unlock-unheld */
}

static void
group_enter(void)
{
	mutex_enter(&group_lock);
	groups++;
	mutex_exit(&group_lock);
}

int
sys_getgroups(struct lwp *l, const void *v, long *retval)
{
	mutex_enter(&group_lock);
	*retval = groups;
	group_done();
	return (0);
}

int
sys_setgroups(struct lwp *l, const void *v, long *retval)
{
	groups = 0;
	group_enter();
	mutex_exit(&group_lock); /* expect: unlock-unheld a note only: "nor any known caller" */
	return (0);
}

static const struct sysent sysents[] = { { sys_getgroups }, { sys_setgroups } };

int
indirect(struct lwp *l, int code, const void *v, long *retval)
{
	return (sysents[code].sy_call(l, v, retval));
}

int
emulate(struct lwp *l, int code, const void *v, long *retval)
{
	int error;

	mutex_enter(&group_lock);
	error = indirect(l, code, v, retval);
	group_done();
	return (error);
}
