/* kernel: openbsd 202304 amd64 */
/* One acquisition after the other, of locks that are hard to follow. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
int sleep_for(int);
struct chan {
	struct mutex ch_mtx;
	int ch_busy;
};
#define CHAN_LOCK(c) do { mtx_enter(&(c)->ch_mtx); } while (0)
#define CHAN_UNLOCK(c) do { mtx_leave(&(c)->ch_mtx); } while (0)
static struct mutex swap_mtx;

/* Two objects of one class, and which of them is which is soon forgotten. */
void
chan_sync(struct chan *rd, struct chan *wr)
{
	CHAN_LOCK(rd);
	CHAN_LOCK(wr); /* expect-not: double-lock */
	wr->ch_busy = rd->ch_busy;
	CHAN_UNLOCK(wr);
	CHAN_UNLOCK(rd);
	CHAN_LOCK(wr);
	CHAN_LOCK(wr); /* expect: double-lock */
	wr->ch_busy = 0;
	CHAN_UNLOCK(wr);
}

/* The caller's lock is given back, and given back again. */
static int
swap_drain(int pages)
{
	int error;

	mtx_leave(&swap_mtx);
	error = sleep_for(pages);
	mtx_enter(&swap_mtx);
	mtx_enter(&swap_mtx); /* expect: double-lock */
	return (error);
}

int
swap_off(int pages)
{
	int error;

	mtx_enter(&swap_mtx);
	error = swap_drain(pages);
	mtx_leave(&swap_mtx);
	return (error);
}
