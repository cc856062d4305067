/* kernel: netbsd 600000000 amd64 */
/* A callee acquires the locks of all objects, in a loop that is too much for the analysis. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
struct dquot {
	kmutex_t dq_interlock;
	int dq_flags;
};
struct inode {
	struct dquot *i_dquot[2];
};

static int
quota_lock(struct inode *ip, int off)
{
	int i;

	for (i = 0; i < 2; i++) {
		mutex_enter(&ip->i_dquot[i]->dq_interlock);
		if (off)
			mutex_exit(&ip->i_dquot[i]->dq_interlock);
	}
	return (0);
}

void
quota_check(struct inode *ip)
{
	int i;

	quota_lock(ip, 0);
	for (i = 0; i < 2; i++) {
		ip->i_dquot[i]->dq_flags++;
		mutex_exit(&ip->i_dquot[i]->dq_interlock); /* expect-not: unlock-unheld */
	}
}

void
quota_one(struct dquot *dq)
{
	mutex_enter(&dq->dq_interlock);
	dq->dq_flags = 0;
	mutex_exit(&dq->dq_interlock);
}

void
quota_other(struct dquot *dq)
{
	mutex_enter(&dq->dq_interlock);
	dq->dq_flags = 1;
	mutex_exit(&dq->dq_interlock);
}
