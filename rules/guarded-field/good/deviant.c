/* kernel: netbsd 600000 amd64 */
/* Functions without a lock that others hold: called with it, or with an object of their own. */
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

static void
unit_put_locked(struct unit *u)
{
	u->u_next = units; /* expect-not: guarded-field */
	u->u_state = 1; /* expect-not: guarded-field */
	units = u;
	nunits++;
}

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

void
unit_put(struct unit *u)
{
	mutex_enter(&units_lock);
	unit_put_locked(u);
	mutex_exit(&units_lock);
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

int
unit_isbusy(void)
{
	return (nunits != 0); /* expect-not: guarded-field a number that may be old */
}

void
unit_init(struct unit *u)
{
	u->u_next = units; /* expect-not: guarded-field nobody else is there yet */
	u->u_state = 1;
	u->u_flags = 0;
	units = u;
	nunits++;
}
