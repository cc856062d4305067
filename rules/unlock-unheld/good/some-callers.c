/* kernel: freebsd 900000 amd64 */
/* A caller holds the lock on some of its paths only, and says so. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
struct prison {
	struct mtx pr_mtx;
	int pr_ref;
	int pr_flags;
};

static void
prison_drop(struct prison *pr, int locked)
{
	pr->pr_ref--;
	if (locked)
		mtx_unlock(&pr->pr_mtx); /* expect-not: unlock-unheld some callers have it */
}

void
prison_set(struct prison *pr, int locked)
{
	if (locked)
		mtx_lock(&pr->pr_mtx);
	pr->pr_flags++;
	prison_drop(pr, locked);
}

void
prison_hold(struct prison *pr)
{
	mtx_lock(&pr->pr_mtx);
	pr->pr_ref++;
	mtx_unlock(&pr->pr_mtx);
}

void
prison_free(struct prison *pr)
{
	mtx_lock(&pr->pr_mtx);
	pr->pr_ref--;
	mtx_unlock(&pr->pr_mtx);
}
