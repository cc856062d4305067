/* kernel: freebsd 903000 amd64 */
/* The lock of one object is held, and the member of another is used. */
struct rwlock {
	int r;
};
void rw_wlock(struct rwlock *);
void rw_wunlock(struct rwlock *);
void rw_rlock(struct rwlock *);
void rw_runlock(struct rwlock *);
void rw_assert(struct rwlock *, int);
#define RA_LOCKED 1

struct sock {
	int so_options;
};

/*
 * Key:
 * (c) - Constant after initialization
 * (i) - Protected by c_lock
 */
struct conn {
	struct sock *c_sock;	/* (i) back pointer */
	int c_flags;		/* (i) flags */
	int c_id;		/* (c) number */
	struct rwlock c_lock;
};
#define CONN_LOCK_ASSERT(c) rw_assert(&(c)->c_lock, RA_LOCKED)

struct conn *conn_lookup(int);

int
conn_options(struct conn *c)
{
	int o;

	rw_rlock(&c->c_lock);
	o = c->c_sock->so_options;
	rw_runlock(&c->c_lock);
	return (o);
}

void
conn_switch(struct conn *c, struct sock *so)
{
	rw_wlock(&c->c_lock);
	c->c_sock = so;
	c->c_flags = 0;
	rw_wunlock(&c->c_lock);
}

void
conn_mark(struct conn *c)
{
	rw_wlock(&c->c_lock);
	c->c_sock->so_options |= 4;
	c->c_flags |= 1;
	rw_wunlock(&c->c_lock);
}

int
conn_is_open(struct conn *c)
{
	int open;

	rw_rlock(&c->c_lock);
	open = c->c_sock->so_options != 0 && c->c_sock->so_options != 8;
	rw_runlock(&c->c_lock);
	return (open);
}

int
conn_bind(struct conn *c, int id)
{
	struct conn *t;

	CONN_LOCK_ASSERT(c);
	if (c->c_sock->so_options & 1)
		return (0);
	t = conn_lookup(id);
	if (t != 0 && t->c_id == c->c_id && (t->c_sock->so_options & 2) == 0) /* expect: guarded-field */
		return (1);
	return (0);
}

void
conn_late(struct conn *c)
{
	rw_wlock(&c->c_lock);
	c->c_flags |= 2;
	c->c_sock->so_options = 0;
	rw_wunlock(&c->c_lock);
	c->c_sock = 0; /* expect: guarded-field */
}
