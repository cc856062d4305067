/* kernel: netbsd 600000000 amd64 */
/* Places that only seemed to be out of reach: what is called may write what it is given. */
typedef unsigned long size_t;
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
size_t strlcat(char *, const char *, size_t);
int copyin(const void *, void *, size_t);
static kmutex_t log_lock;
static int count;

void
log_names(const char *name)
{
	char names[16];

	names[0] = '\0';
	strlcat(names, name, sizeof(names));
	if (names[0] != '\0') {
		mutex_enter(&log_lock);
		mutex_enter(&log_lock); /* expect: double-lock strlcat() writes what it is given */
		count++;
		mutex_exit(&log_lock);
	}
}

void
log_request(const void *from)
{
	int wanted = 0;

	if (copyin(from, &wanted, sizeof(wanted)))
		return;
	if (wanted) {
		mutex_enter(&log_lock);
		mutex_enter(&log_lock); /* expect: double-lock so does copyin() */
		count++;
		mutex_exit(&log_lock);
	}
}

struct reply {
	int r_status;
};
struct answer {
	int a_kind;
	int r_status;
};

/* Two structs, in which a member has the same name. */
void
log_reply(void *data)
{
	struct reply *r = data;
	struct answer *a = data;

	if (r->r_status != 0)
		return;
	if (a->r_status != 0) {
		mutex_enter(&log_lock);
		mutex_enter(&log_lock); /* expect: double-lock */
		count++;
		mutex_exit(&log_lock);
	}
}
