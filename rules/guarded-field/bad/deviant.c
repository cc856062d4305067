/* kernel: netbsd 600000 amd64 */
/* One function knows nothing of the lock that all others hold: a global one, and no comment says so. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);

struct unit {
	struct unit *u_next;
	int u_state;
	int u_flags;
};
static kmutex_t units_lock;
static struct unit *units;
static int nunits;

void
unit_add(struct unit *u)
{
	mutex_enter(&units_lock);
	u->u_next = units;
	u->u_state = 1;
	u->u_flags = 0;
	units = u;
	nunits++;
	mutex_exit(&units_lock);
}

struct unit *
unit_take(void)
{
	struct unit *u;

	mutex_enter(&units_lock);
	u = units;
	if (u != 0) {
		units = u->u_next;
		u->u_state = 2;
		u->u_flags |= 1;
		nunits--;
	}
	mutex_exit(&units_lock);
	return (u);
}

void
unit_mark(struct unit *u)
{
	mutex_enter(&units_lock);
	u->u_state = 3;
	u->u_flags |= 2;
	u->u_next = units;
	units = u;
	nunits++;
	mutex_exit(&units_lock);
}

int
unit_count(void)
{
	struct unit *u;
	int n = 0;

	mutex_enter(&units_lock);
	for (u = units; u != 0; u = u->u_next)
		if (u->u_state != 2 && (u->u_flags & 2) == 0)
			n++;
	nunits = n;
	mutex_exit(&units_lock);
	return (n);
}

void
unit_put(struct unit *u)
{
	u->u_next = units; /* expect: guarded-field */
	u->u_state = 1;
	u->u_flags &= ~1;
	units = u;
	nunits++;
}
