/* kernel: netbsd 600000 amd64 */
/* No comment says so, but all others hold the lock. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
int mutex_owned(kmutex_t *);
#define KASSERT(e) ((void)(e))

struct queue {
	kmutex_t q_lock;
	int q_len;
	struct item *q_head;
};
struct item {
	struct item *i_next;
};

void
queue_add(struct queue *q, struct item *i)
{
	mutex_enter(&q->q_lock);
	i->i_next = q->q_head;
	q->q_head = i;
	q->q_len++;
	mutex_exit(&q->q_lock);
}

struct item *
queue_take(struct queue *q)
{
	struct item *i;

	mutex_enter(&q->q_lock);
	i = q->q_head;
	if (i != 0) {
		q->q_head = i->i_next;
		q->q_len--;
	}
	mutex_exit(&q->q_lock);
	return (i);
}

void
queue_twice(struct queue *q, struct item *i, struct item *j)
{
	mutex_enter(&q->q_lock);
	i->i_next = q->q_head;
	q->q_head = i;
	j->i_next = q->q_head;
	q->q_head = j;
	q->q_len++;
	q->q_len++;
	mutex_exit(&q->q_lock);
}

static void
queue_drop(struct queue *q)
{
	KASSERT(mutex_owned(&q->q_lock));
	if (q->q_head != 0) {
		q->q_head = q->q_head->i_next;
		q->q_len--;
	}
}

void
queue_flush(struct queue *q)
{
	mutex_enter(&q->q_lock);
	while (q->q_len > 0)
		queue_drop(q);
	q->q_len = 0;
	q->q_len += 0;
	q->q_len -= 0;
	q->q_len |= 0;
	q->q_len ^= 0;
	q->q_len &= 0;
	q->q_len <<= 1;
	mutex_exit(&q->q_lock);
	q->q_len = 0; /* expect: guarded-field */
}
