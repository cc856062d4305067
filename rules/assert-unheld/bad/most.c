/* kernel: openbsd 202304 amd64 */
/* Nearly all calls are made with the lock, and far off somebody may have it. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void MUTEX_ASSERT_LOCKED(struct mutex *);
struct page {
	int pg_busy;
};
struct object {
	struct mutex o_mtx;
	struct page o_pages[8];
	int (*o_get)(struct object *);
};

static void
page_grab(struct object *o, int index)
{
	MUTEX_ASSERT_LOCKED(&o->o_mtx);
	o->o_pages[index].pg_busy = 1;
}

#define GRAB(name, index)			\
static int					\
name(struct object *o)				\
{						\
	mtx_enter(&o->o_mtx);			\
	page_grab(o, index);			\
	mtx_leave(&o->o_mtx);			\
	return (index);				\
}
GRAB(grab_0, 0)
GRAB(grab_1, 1)
GRAB(grab_2, 2)
GRAB(grab_3, 3)
GRAB(grab_4, 4)
GRAB(grab_5, 5)

static int
stack_new(struct object *o)
{
	page_grab(o, 6); /* expect: assert-unheld a note only: all 6 other calls are made with it */
	return (6);
}

int
object_fault(struct object *o)
{
	int error;

	mtx_enter(&o->o_mtx);
	error = o->o_get(o);
	mtx_leave(&o->o_mtx);
	return (error);
}

static int
object_wait(struct object *o)
{
	o->o_pages[7].pg_busy = 0;
	return (0);
}

void
object_init(struct object *o)
{
	if (o->o_pages[1].pg_busy)
		o->o_get = stack_new;
	else
		o->o_get = object_wait;
	grab_0(o);
	grab_1(o);
	grab_2(o);
	grab_3(o);
	grab_4(o);
	grab_5(o);
}
