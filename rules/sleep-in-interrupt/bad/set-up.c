/* kernel: netbsd 600000000 amd64 */
/* What is set up at its first use may not have been set up before that. */
#define IPL_VM 6
#define KM_SLEEP 1
#define KM_NOSLEEP 2
#define TAG_NOW 1
typedef unsigned long size_t;
void *kmem_zalloc(size_t, size_t);
void kmem_free(void *, size_t);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

struct queue {
	char *q_start;
	int q_count;
};

static int
queue_alloc(struct queue *q)
{
	q->q_start = kmem_zalloc(1024, KM_SLEEP); /* expect: sleep-in-interrupt an error: the handler may run before port_open() */
	return q->q_start == 0;
}

static int
queue_put(int c, struct queue *q)
{
	if (q->q_count == 0) {
		if (!q->q_start) {
			if (queue_alloc(q))
				return -1;
		}
	}
	q->q_start[q->q_count++] = c;
	return 0;
}

struct line {
	struct queue l_out;
};

struct port {
	struct line *p_line;
	struct queue p_in;
};

struct line *
line_create(void)
{
	struct line *l = kmem_zalloc(sizeof(*l), KM_SLEEP);

	queue_alloc(&l->l_out);
	return l;
}

/* The queue of the line is there; what another handler uses is not. */
static int
port_intr(void *arg)
{
	struct port *p = arg;

	queue_put('a', &p->p_line->l_out);
	queue_put('b', &p->p_in);
	return 1;
}

void
port_attach(void *pc, int ih, struct port *p)
{
	pci_intr_establish(pc, ih, IPL_VM, port_intr, p);
}

/* The handler is registered already, and is still when the queue is gone. */
int
port_open(struct port *p)
{
	return queue_alloc(&p->p_in);
}

void
port_close(struct port *p)
{
	kmem_free(p->p_in.q_start, 1024);
	p->p_in.q_start = 0;
}

struct tag {
	void *t_zone;
};

static int
zone_alloc(struct tag *t)
{
	t->t_zone = kmem_zalloc(64, KM_SLEEP); /* expect: sleep-in-interrupt an error: one of the tags was made without */
	return t->t_zone == 0;
}

int
tag_create(int flags, struct tag **tagp)
{
	struct tag *t = kmem_zalloc(sizeof(*t), KM_NOSLEEP);

	if (t == 0)
		return 1;
	if (flags & TAG_NOW) {
		if (zone_alloc(t))
			return 1;
	}
	*tagp = t;
	return 0;
}

static int
map_create(struct tag *t)
{
	if (t->t_zone == 0) {
		if (zone_alloc(t))
			return 1;
	}
	return 0;
}

struct card {
	struct tag *c_now;
	struct tag *c_later;
};

static int
card_intr(void *arg)
{
	struct card *c = arg;

	return map_create(c->c_now) || map_create(c->c_later);
}

int
card_attach(void *pc, int ih, struct card *c)
{
	if (tag_create(TAG_NOW, &c->c_now) || tag_create(0, &c->c_later))
		return 1;
	pci_intr_establish(pc, ih, IPL_VM, card_intr, c);
	return 0;
}
