/* kernel: netbsd 600000000 amd64 */
/* Somebody holds the lock, or may do so, or the assertion is not always made. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
int mutex_owned(kmutex_t *);
void kern_assert(const char *, ...);
#define KASSERT(e) ((e) ? (void)0 : kern_assert("no"))
struct softc {
	kmutex_t sc_lock;
	kmutex_t *sc_intr_lock;
	int sc_open;
	void (*sc_done)(struct softc *);
};
void callout_init_mtx(void *, kmutex_t *);
void callout_setfunc(void *, void (*)(struct softc *), void *);

static void
drv_start_locked(struct softc *sc)
{
	KASSERT(mutex_owned(&sc->sc_lock));
	sc->sc_open++;
}

static void
drv_maybe(struct softc *sc, int locked)
{
	if (locked)
		KASSERT(mutex_owned(&sc->sc_lock));
	sc->sc_open++;
}

static void
drv_intr(struct softc *sc)
{
	KASSERT(mutex_owned(sc->sc_intr_lock));
	sc->sc_open++;
}

static void
drv_between(struct softc *sc)
{
	drv_start_locked(sc); /* expect-not: assert-unheld the caller has it */
}

void
drv_open(struct softc *sc)
{
	mutex_enter(&sc->sc_lock);
	drv_between(sc);
	drv_start_locked(sc); /* expect-not: assert-unheld */
	mutex_exit(&sc->sc_lock);
	drv_maybe(sc, 0); /* expect-not: assert-unheld not on this path */
}

/* The lock that the member points to goes by another name here. */
void
drv_poll(struct softc *sc, kmutex_t *lock)
{
	sc->sc_intr_lock = lock;
	mutex_enter(lock);
	drv_intr(sc); /* expect-not: assert-unheld */
	mutex_exit(lock);
}

/* Nobody is known to call it: it may be called with the lock. */
void
drv_library(struct softc *sc)
{
	drv_start_locked(sc); /* expect-not: assert-unheld */
}

/* Some callouts run with a lock held. */
static void
drv_timeout(struct softc *sc)
{
	drv_start_locked(sc); /* expect-not: assert-unheld the callout has the lock */
}

void
drv_attach(struct softc *sc, void *callout)
{
	callout_init_mtx(callout, &sc->sc_lock);
	callout_setfunc(callout, drv_timeout, sc);
}

/* Whose lock the member points to, nobody knows. */
static void
drv_callback(struct softc *sc)
{
	drv_intr(sc); /* expect-not: assert-unheld */
}

void
drv_done(struct softc *sc)
{
	sc->sc_done = drv_callback;
	sc->sc_done(sc);
}
