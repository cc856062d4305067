/* kernel: openbsd 202304 amd64 */
/* Who calls this function loses track of the lock, but does not release it. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
int frag_queue(int);
void input(int);
static struct mutex frag_mtx;
static struct mutex a_mtx, b_mtx, c_mtx;

static int
frag_input(int id)
{
	mtx_enter(&frag_mtx);
	if (frag_queue(id) != 0)
		return (1); /* expect: lock-leak */
	mtx_leave(&frag_mtx);
	return (0);
}

/* It comes back in more ways than callers can keep apart. */
static int
packet_test(int id)
{
	if (frag_input(id))
		return (1);
	if (id & 1)
		mtx_enter(&a_mtx);
	if (id & 2)
		mtx_enter(&b_mtx);
	if (id & 4)
		mtx_enter(&c_mtx);
	return (id & 8);
}

void
packet_input(int id)
{
	if (packet_test(id) == 0)
		input(id);
}
