/* kernel: netbsd 600000000 amd64 */
/* The lock goes over to a thread that was just woken. */
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
struct softc {
	kmutex_t sc_lock;
	int sc_waiting;
};

int
hand_over(struct softc *sc)
{
	mutex_enter(&sc->sc_lock);
	if (sc->sc_waiting) {
		/* kwitness-disable-next-line lock-leak -- the interrupt that we wait for releases it */
		return (1); /* expect-not: lock-leak the comment suppresses it */
	}
	mutex_exit(&sc->sc_lock);
	return (0); /* expect-not: lock-leak */
}
