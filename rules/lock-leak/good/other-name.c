/* kernel: netbsd 600000000 amd64 */
/* Two pointers to one lock: it is acquired through one, and released through the other. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
struct vnode {
	kmutex_t *v_lock;
};
struct buf {
	kmutex_t *b_lock;
	struct vnode *b_vp;
	int b_busy;
};

void
buf_release(struct buf *bp)
{
	mutex_enter(bp->b_lock);
	bp->b_busy = 0;
	if (bp->b_vp)
		mutex_exit(bp->b_vp->v_lock);
	else
		mutex_exit(bp->b_lock);
} /* expect-not: lock-leak */
