/* kernel: netbsd 600000000 amd64 */
/* Locks that are taken under a condition, or only tried. */
typedef struct kmutex {
	int m;
} kmutex_t;
typedef struct krwlock {
	int r;
} krwlock_t;
typedef enum { RW_READER, RW_WRITER } krw_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
int mutex_tryenter(kmutex_t *);
void rw_enter(krwlock_t *, const krw_t);
void rw_exit(krwlock_t *);
struct softc {
	kmutex_t sc_lock;
	krwlock_t sc_rwlock;
	int sc_busy;
};

int
tried(struct softc *sc)
{
	if (!mutex_tryenter(&sc->sc_lock))
		return (16); /* expect-not: lock-leak */
	if (sc->sc_busy)
		return (16); /* expect: lock-leak */
	mutex_exit(&sc->sc_lock);
	return (0); /* expect-not: lock-leak */
}

int
flag(struct softc *sc, int locked)
{
	if (!locked)
		mutex_enter(&sc->sc_lock);
	if (sc->sc_busy)
		return (16); /* expect: lock-leak */
	if (!locked)
		mutex_exit(&sc->sc_lock);
	return (0); /* expect-not: lock-leak */
}

int
reader_or_writer(struct softc *sc, int write)
{
	rw_enter(&sc->sc_rwlock, write ? RW_WRITER : RW_READER);
	if (sc->sc_busy)
		return (16); /* known-miss: lock-leak flag chosen by ?: */
	rw_exit(&sc->sc_rwlock);
	return (0); /* expect-not: lock-leak */
}
