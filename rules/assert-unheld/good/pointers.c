/* kernel: openbsd 202304 amd64 */
/* Whoever calls it through a pointer has the lock. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
void MUTEX_ASSERT_LOCKED(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	struct mutex sc_list_mtx;
	int sc_open;
};

static void
drv_start_locked(struct softc *sc)
{
	MUTEX_ASSERT_LOCKED(&sc->sc_mtx);
	sc->sc_open++;
}

static void
drv_list_locked(struct softc *sc)
{
	MUTEX_ASSERT_LOCKED(&sc->sc_list_mtx);
	sc->sc_open++;
}

/* The function is loaded from a table first. */
struct command {
	void (*run)(struct softc *);
};

static void
drv_command(struct softc *sc)
{
	drv_start_locked(sc); /* expect-not: assert-unheld drv_ioctl() has it */
}

struct command drv_commands[] = { { drv_command } };

void
drv_ioctl(struct softc *sc, int n)
{
	void (*run)(struct softc *);

	run = drv_commands[n].run;
	mtx_enter(&sc->sc_mtx);
	run(sc);
	mtx_leave(&sc->sc_mtx);
}

/* Given to a function that calls it. */
static void
drv_each(struct softc *sc)
{
	drv_start_locked(sc); /* expect-not: assert-unheld */
}

static void
drv_walk(struct softc *sc, void (*each)(struct softc *))
{
	each(sc);
}

void
drv_walk_all(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	drv_walk(sc, drv_each);
	mtx_leave(&sc->sc_mtx);
}

/* The lock is acquired behind a pointer, by whoever knows no more of it. */
struct listops {
	void (*lock)(void *);
	void (*unlock)(void *);
};
struct list {
	struct listops *ops;
	void *arg;
	void (*event)(struct softc *);
};

static void
list_mutex_lock(void *arg)
{
	struct mutex *mtx = arg;

	mtx_enter(mtx);
}

static void
list_mutex_unlock(void *arg)
{
	struct mutex *mtx = arg;

	mtx_leave(mtx);
}

struct listops list_mutexops = { list_mutex_lock, list_mutex_unlock };

static void
drv_event(struct softc *sc)
{
	drv_list_locked(sc); /* expect-not: assert-unheld the list's lock is this one */
}

void
list_init(struct list *list, struct softc *sc)
{
	list->ops = &list_mutexops;
	list->arg = &sc->sc_list_mtx;
	list->event = drv_event;
}

static void
list_lock(struct list *list)
{
	list->ops->lock(list->arg);
}

void
list_notify(struct list *list, struct softc *sc)
{
	list_lock(list);
	list->event(sc);
	list->ops->unlock(list->arg);
}

/* A table of methods that somebody else calls too, and the one way that has the lock. */
struct node {
	int (*func)(int, struct softc *, struct node *);
};

static int
drv_node(int n, struct softc *sc, struct node *node)
{
	drv_start_locked(sc); /* expect-not: assert-unheld drv_dispatch() has it */
	return (n);
}

struct node drv_nodes[] = { { drv_node } };

int
drv_dispatch(int n, struct softc *sc, struct node *node)
{
	int (*func)(int, struct softc *, struct node *);
	int error;

	func = 0;
	if (n > 0)
		func = node->func;
	if (func == 0)
		return (1);
	mtx_enter(&sc->sc_mtx);
	error = func(n, sc, node);
	mtx_leave(&sc->sc_mtx);
	return (error);
}

int
drv_find(int n, struct softc *sc, int (**funcs)(int, struct softc *, struct node *))
{
	mtx_enter(&sc->sc_mtx);
	n = (*funcs[n])(n, sc, drv_nodes);
	mtx_leave(&sc->sc_mtx);
	return (n);
}
