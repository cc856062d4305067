/* kernel: openbsd 202304 amd64 */
/* A function that is to leave with one lock leaves with another, too. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct file {
	struct mutex f_seglock;
	struct mutex f_mtx;
	int f_owner;
};

int
file_seglock(struct file *f)
{
	mtx_enter(&f->f_mtx);
	if (f->f_owner == 1)
		return (1); /* expect: lock-leak */
	f->f_owner = 1;
	mtx_leave(&f->f_mtx);
	mtx_enter(&f->f_seglock);
	return (0); /* expect-not: lock-leak */
}

int
file_write(struct file *f)
{
	if (file_seglock(f) != 0)
		return (1);
	f->f_owner = 0;
	mtx_leave(&f->f_seglock);
	return (0);
}
