/* kernel: freebsd 903000 amd64 */
/* Two functions call one without the lock: it is the one to blame, and they are not. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void mtx_assert(const struct mtx *, int);
#define MA_OWNED 4
struct alias {
	struct mtx a_mtx;
	int a_links;
};

static void
link_add(struct alias *a)
{
	mtx_assert(&a->a_mtx, MA_OWNED);
	a->a_links++;
}

static void
redirect_port(struct alias *a)
{
	mtx_lock(&a->a_mtx);
	link_add(a);
	mtx_unlock(&a->a_mtx);
}

static void
redirect_protocol(struct alias *a)
{
	link_add(a); /* expect: assert-unheld */
}

static void
from_message(struct alias *a)
{
	redirect_port(a);
	redirect_protocol(a); /* expect-not: assert-unheld */
}

static void
from_file(struct alias *a)
{
	redirect_protocol(a); /* expect-not: assert-unheld */
}

struct command {
	void (*c_run)(struct alias *);
};
struct command commands[] = { { from_message }, { from_file } };
