/* kernel: netbsd 600000000 amd64 */
/* What would be set up at its first use has been set up before anybody can use it; a note tells of it all the same. */
#define IPL_VM 6
#define KM_SLEEP 1
#define KM_NOSLEEP 2
#define TAG_NOW 1
typedef unsigned long size_t;
void *kmem_zalloc(size_t, size_t);
void *pci_intr_establish(void *, int, int, int (*)(void *), void *);

struct queue {
	char *q_start;
	int q_count;
};

static int
queue_alloc(struct queue *q)
{
	q->q_start = kmem_zalloc(1024, KM_SLEEP); /* known-false: sleep-in-interrupt a note only: allocated before */
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

/* Since the object is there. */
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

/* Through a variable, and a function that hands it on. */
static void
send(struct queue *q)
{
	queue_put('x', q);
}

static int
line_intr(void *arg)
{
	struct port *p = arg;
	struct line *l = p->p_line;

	queue_put('a', &l->l_out);
	send(&l->l_out);
	return 1;
}

/* Before the handler is registered. */
static int
port_intr(void *arg)
{
	struct port *p = arg;

	queue_put('b', &p->p_in);
	return 1;
}

int
port_open(void *pc, int ih, struct port *p)
{
	if (queue_alloc(&p->p_in))
		return 1;
	pci_intr_establish(pc, ih, IPL_VM, port_intr, p);
	pci_intr_establish(pc, ih, IPL_VM, line_intr, p);
	return 0;
}

/* By whoever makes the object, if asked to. */
struct tag {
	void *t_zone;
};

static int
zone_alloc(struct tag *t)
{
	t->t_zone = kmem_zalloc(64, KM_SLEEP); /* known-false: sleep-in-interrupt a note only: asked for when the tag was made */
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
	struct tag *c_tag;
};

static int
card_intr(void *arg)
{
	struct card *c = arg;

	return map_create(c->c_tag);
}

int
card_attach(void *pc, int ih, struct card *c)
{
	if (tag_create(TAG_NOW, &c->c_tag))
		return 1;
	pci_intr_establish(pc, ih, IPL_VM, card_intr, c);
	return 0;
}
