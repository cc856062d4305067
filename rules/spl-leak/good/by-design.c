/* kernel: netbsd 600000000 amd64 */
/* Functions whose job is to return raised, and their use. */
int splsoftnet(void);
int splraiseipl(int);
void splx(int);
int pserialize_read_enter(void);
void pserialize_read_exit(int);
struct queue {
	int q_spl;
	int q_len;
	int q_level;
};

static int
queue_block(struct queue *q)
{
	return (splraiseipl(q->q_level)); /* expect-not: spl-leak */
}

static void
queue_unblock(int s)
{
	splx(s);
}

int
queue_len(struct queue *q)
{
	int s, len;

	s = queue_block(q);
	len = q->q_len;
	queue_unblock(s);
	return (len); /* expect-not: spl-leak */
}

void
queue_enter(struct queue *q)
{
	q->q_spl = splsoftnet();
	q->q_len++;
	return; /* expect-not: spl-leak */
}

void
queue_leave(struct queue *q)
{
	q->q_len--;
	splx(q->q_spl);
}

int
reader(struct queue *q)
{
	int s, len;

	s = pserialize_read_enter();
	len = q->q_len;
	pserialize_read_exit(s);
	return (len); /* expect-not: spl-leak */
}
