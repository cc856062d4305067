/* kernel: netbsd 600000000 amd64 */
/* The function gives its caller's lock up, and calls what asserts it. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
int mutex_owned(kmutex_t *);
void kern_assert(const char *, ...);
#define KASSERT(e) ((e) ? (void)0 : kern_assert("no"))
extern kmutex_t list_lock;
extern int list_length;
static void list_shrink_locked(int);
void list_timer(void);
void (*list_vector)(void);

void
list_start(void)
{
	list_vector = list_timer;
	list_vector();
}

void
list_timer(void)
{
	list_shrink_locked(1); /* expect: assert-unheld */
}

void
list_drain(void)
{
	mutex_enter(&list_lock);
	while (list_length > 0) {
		mutex_exit(&list_lock);
		list_shrink_locked(1); /* expect: assert-unheld */
		mutex_enter(&list_lock);
	}
	mutex_exit(&list_lock);
}

static void
list_shrink_locked(int n)
{
	KASSERT(mutex_owned(&list_lock));
	if (list_length == 0)
		return;
	list_length -= n;
}
