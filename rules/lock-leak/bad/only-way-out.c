/* kernel: netbsd 600000000 amd64 */
/* One way out only, and it leaves with the lock; each turn of the loop gives it back. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
struct wedge {
	struct wedge *w_next;
};
struct disk {
	kmutex_t dk_lock;
	struct wedge *dk_wedges;
};
void wedge_del(struct wedge *);

static void
wedges_delete(struct disk *dk)
{
	struct wedge *w;

	for (;;) {
		mutex_enter(&dk->dk_lock);
		if ((w = dk->dk_wedges) == 0)
			return; /* expect: lock-leak a note only: a caller might be meant to release it */
		dk->dk_wedges = w->w_next;
		mutex_exit(&dk->dk_lock);
		wedge_del(w);
	}
}

/* The same on purpose: the caller releases it. */
static struct wedge *
wedge_wait(struct disk *dk)
{
	for (;;) {
		mutex_enter(&dk->dk_lock);
		if (dk->dk_wedges != 0)
			return (dk->dk_wedges); /* expect-not: lock-leak */
		mutex_exit(&dk->dk_lock);
	}
}

void
disk_detach(struct disk *dk)
{
	struct wedge *w = wedge_wait(dk);

	dk->dk_wedges = w->w_next;
	mutex_exit(&dk->dk_lock);
	wedges_delete(dk);
}
