/* kernel: openbsd 202304 amd64 */
/* The lock of a caller is given up for a while. */
struct mutex {
	int m;
};
void mtx_enter(struct mutex *);
void mtx_leave(struct mutex *);
struct softc {
	struct mutex sc_mtx;
	int sc_open;
	int sc_busy;
};

static void
drv_wait(struct softc *sc)
{
	mtx_leave(&sc->sc_mtx); /* expect-not: unlock-unheld */
	sc->sc_busy = 0;
	mtx_enter(&sc->sc_mtx);
}

void
drv_open(struct softc *sc)
{
	mtx_enter(&sc->sc_mtx);
	drv_wait(sc);
	sc->sc_open = 1;
	mtx_leave(&sc->sc_mtx);
}

/* Each turn of the loop releases it, and the method of the one before acquired it. */
struct queue {
	struct mutex q_mtx;
	int q_length;
	void (*q_assign)(struct queue *);
};

void
queue_run(struct queue *q)
{
	mtx_enter(&q->q_mtx);
	do {
		mtx_leave(&q->q_mtx); /* expect-not: unlock-unheld */
		q->q_assign(q);
	} while (q->q_length > 0);
}
