/* kernel: netbsd 600000000 amd64 */
/* Others acquire the lock for a callee that releases it; nobody does so for the timer. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
extern kmutex_t *proc_lock;
struct session {
	int s_count;
};

static void
session_release(struct session *ss)
{
	ss->s_count--;
	mutex_exit(proc_lock); /* expect-not: unlock-unheld session_close() has it */
}

void
session_close(struct session *ss)
{
	mutex_enter(proc_lock);
	session_release(ss);
}

static void
session_timer(struct session *ss)
{
	ss->s_count++;
	mutex_exit(proc_lock); /* expect: unlock-unheld */
}

struct session_ops {
	void (*tick)(struct session *);
};
struct session_ops session_ops = { session_timer };

void
session_softint(struct session *ss)
{
	session_ops.tick(ss);
}
