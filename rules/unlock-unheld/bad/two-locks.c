/* kernel: freebsd 903000 amd64 */
/* One call releases two locks, and one of them is held. */
struct mtx {
	int m;
};
struct lock {
	int l;
};
#define LK_EXCLUSIVE 0x080000
#define LK_RELEASE 0x200000
#define LK_DRAIN 0x020000
#define LK_INTERLOCK 0x000800
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int lockmgr(struct lock *, unsigned, struct mtx *);
struct conn {
	struct lock c_lock;
	struct mtx c_interlock;
	int c_uses;
	int c_busy;
};

void
conn_put(struct conn *c)
{
	mtx_lock(&c->c_interlock);
	if (c->c_uses > 1)
		c->c_busy = 0;
	c->c_uses--;
	lockmgr(&c->c_lock, LK_RELEASE | LK_INTERLOCK, &c->c_interlock); /* expect-not: unlock-unheld */
	if (c->c_uses > 0)
		return;
	lockmgr(&c->c_lock, LK_DRAIN, 0);
}

/* A result that nobody looks at is that of an acquisition which cannot fail. */
void
conn_poke(struct conn *c)
{
	lockmgr(&c->c_lock, LK_EXCLUSIVE, 0);
	if (c->c_uses == 0)
		c->c_busy = 1;
	c->c_uses++;
	lockmgr(&c->c_lock, LK_RELEASE, 0); /* expect-not: unlock-unheld */
}

void
conn_try(struct conn *c)
{
	int error;

	error = lockmgr(&c->c_lock, LK_EXCLUSIVE, 0);
	if (error == 0)
		c->c_uses++;
	lockmgr(&c->c_lock, LK_RELEASE, 0); /* expect: unlock-unheld */
}
