/* kernel: netbsd 600000000 amd64 */
/* One way out only, and it leaves with the lock; each turn of the loop gives it back. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
struct item {
	struct item *i_next;
};
struct queue {
	kmutex_t q_lock;
	struct item *q_items;
};
void item_free(struct item *);

static void
queue_flush(struct queue *q)
{
	struct item *it;

	for (;;) {
		mutex_enter(&q->q_lock);
		if ((it = q->q_items) == 0)
			return; /* expect: lock-leak a note only: a caller might be meant to release it */
		q->q_items = it->i_next;
		mutex_exit(&q->q_lock);
		item_free(it);
	}
}

/* The same on purpose: the caller releases it. */
static struct item *
queue_wait(struct queue *q)
{
	for (;;) {
		mutex_enter(&q->q_lock);
		if (q->q_items != 0)
			return (q->q_items); /* expect-not: lock-leak */
		mutex_exit(&q->q_lock);
	}
}

void
queue_close(struct queue *q)
{
	struct item *it = queue_wait(q);

	q->q_items = it->i_next;
	mutex_exit(&q->q_lock);
	queue_flush(q);
}
