/* kernel: netbsd 600000000 amd64 */
/* An adaptive mutex, under which a thread may sleep. */
#define KM_SLEEP 1
#define MUTEX_DEFAULT 0
#define IPL_NONE 0
typedef struct kmutex {
	int m;
} kmutex_t;
void mutex_init(kmutex_t *, int, int);
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
void *kmem_alloc(unsigned long, int);
struct softc {
	kmutex_t sc_lock;
	void *sc_buf;
};

void
drv_attach(struct softc *sc)
{
	mutex_init(&sc->sc_lock, MUTEX_DEFAULT, IPL_NONE);
}

void
drv_open(struct softc *sc)
{
	mutex_enter(&sc->sc_lock);
	sc->sc_buf = kmem_alloc(64, KM_SLEEP); /* expect-not: sleep-with-lock */
	mutex_exit(&sc->sc_lock);
}
