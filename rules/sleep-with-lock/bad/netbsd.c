/* kernel: netbsd 600000000 amd64 */
/* A mutex that spins. */
#define KM_SLEEP 1
#define MUTEX_DEFAULT 0
#define IPL_VM 6
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_init(kmutex_t *, int, int);
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
void *kmem_alloc(unsigned long, int);
struct softc {
	kmutex_t sc_intr_lock;
	void *sc_buf;
};

void
drv_attach(struct softc *sc)
{
	mutex_init(&sc->sc_intr_lock, MUTEX_DEFAULT, IPL_VM);
}

void
drv_open(struct softc *sc)
{
	mutex_enter(&sc->sc_intr_lock);
	sc->sc_buf = kmem_alloc(64, KM_SLEEP); /* expect: sleep-with-lock */
	mutex_exit(&sc->sc_intr_lock);
}
