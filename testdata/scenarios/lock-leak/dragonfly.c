/* kernel: dragonfly 500901 x86_64 */
/* Locks of DragonFly. */
#define NULL ((void *)0)
struct lwkt_token { int t; };
struct lwkt_serialize { int s; };
struct spinlock { int s; };
struct lock { int l; };
#define LK_EXCLUSIVE 0x2
#define LK_RELEASE 0x6
#define LK_NOWAIT 0x10
void lwkt_gettoken(struct lwkt_token *t);
void lwkt_reltoken(struct lwkt_token *t);
int lwkt_trytoken(struct lwkt_token *t);
void lwkt_serialize_enter(struct lwkt_serialize *s);
int lwkt_serialize_try(struct lwkt_serialize *s);
void lwkt_serialize_exit(struct lwkt_serialize *s);
void spin_lock(struct spinlock *s);
void spin_unlock(struct spinlock *s);
int lockmgr(struct lock *lk, unsigned int flags);
void crit_enter(void);
void crit_exit(void);

struct softc { struct lwkt_token sc_token; struct lwkt_serialize sc_slz; struct spinlock sc_spin; struct lock sc_lock; int sc_state; };

int
token_leak(struct softc *sc)
{
	lwkt_gettoken(&sc->sc_token);
	if (sc->sc_state == 0)
		/* Wrong: the token is not given back. */
		return (1); /* expect: lock-leak */
	lwkt_reltoken(&sc->sc_token);
	return (0);
}

int
token_recursive(struct softc *sc)
{
	lwkt_gettoken(&sc->sc_token);
	lwkt_gettoken(&sc->sc_token);
	sc->sc_state++;
	lwkt_reltoken(&sc->sc_token);
	lwkt_reltoken(&sc->sc_token);
	return (0); /* expect-not: lock-leak twice and twice */
}

int
token_try(struct softc *sc)
{
	if (!lwkt_trytoken(&sc->sc_token))
		return (16); /* expect-not: lock-leak not taken */
	lwkt_reltoken(&sc->sc_token);
	return (0);
}

int
serializer_leak(struct softc *sc)
{
	if (!lwkt_serialize_try(&sc->sc_slz))
		return (16); /* expect-not: lock-leak not taken */
	if (sc->sc_state == 0)
		/* Wrong: the try succeeded. */
		return (1); /* expect: lock-leak */
	lwkt_serialize_exit(&sc->sc_slz);
	return (0);
}

int
spin_inside(struct softc *sc)
{
	crit_enter();
	spin_lock(&sc->sc_spin);
	sc->sc_state = 1;
	spin_unlock(&sc->sc_spin);
	crit_exit();
	return (0); /* expect-not: lock-leak both left in turn */
}

int
lockmgr_nowait(struct softc *sc)
{
	int error;

	error = lockmgr(&sc->sc_lock, LK_EXCLUSIVE | LK_NOWAIT);
	if (error)
		return (error); /* expect-not: lock-leak not taken */
	if (sc->sc_state)
		/* Wrong: 0 means taken. */
		return (1); /* expect: lock-leak */
	lockmgr(&sc->sc_lock, LK_RELEASE);
	return (0);
}
