/* kernel: netbsd 600000 amd64 */
/* A callee says that the lock is held, and one of its callers does not care. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
int mutex_owned(kmutex_t *);
#define KASSERT(e) ((void)((e) ? 0 : kern_assert()))
int kern_assert(void) __attribute__((__noreturn__));

struct softc {
	kmutex_t sc_lock;
	int sc_queued;
};

static void
drv_kick(struct softc *sc)
{
	KASSERT(mutex_owned(&sc->sc_lock));
	sc->sc_queued = 0;
}

void
drv_write(struct softc *sc)
{
	mutex_enter(&sc->sc_lock);
	sc->sc_queued++;
	drv_kick(sc);
	mutex_exit(&sc->sc_lock);
}

void
drv_flush(struct softc *sc)
{
	mutex_enter(&sc->sc_lock);
	drv_kick(sc);
	mutex_exit(&sc->sc_lock);
}

void
drv_reset(struct softc *sc)
{
	mutex_enter(&sc->sc_lock);
	sc->sc_queued = 1;
	drv_kick(sc);
	mutex_exit(&sc->sc_lock);
}

void
drv_timeout(struct softc *sc)
{
	drv_kick(sc); /* expect: guarded-field */
}
