/* kernel: dragonfly 500901 x86_64 */
/* Tokens, serializers, and a lock function whose result means the opposite. */
struct lwkt_serialize {
	int s;
};
struct lwkt_token {
	int t;
};
struct lock {
	int l;
};
void lwkt_serialize_enter(struct lwkt_serialize *);
void lwkt_serialize_exit(struct lwkt_serialize *);
void lwkt_gettoken(struct lwkt_token *);
void lwkt_reltoken(struct lwkt_token *);
int lockmgr(struct lock *, unsigned int);
int lockmgr_try(struct lock *, unsigned int);
#define LK_EXCLUSIVE 2
#define LK_RELEASE 6
struct softc {
	struct lwkt_serialize slz;
	struct lwkt_token token;
	struct lock lock;
	int busy;
};

int
serialized(struct softc *sc)
{
	lwkt_serialize_enter(&sc->slz);
	if (sc->busy)
		return (16); /* expect: lock-leak */
	lwkt_serialize_exit(&sc->slz);
	return (0); /* expect-not: lock-leak */
}

int
token(struct softc *sc)
{
	lwkt_gettoken(&sc->token);
	if (sc->busy)
		return (16); /* expect: lock-leak */
	lwkt_reltoken(&sc->token);
	return (0); /* expect-not: lock-leak */
}

int
opposite(struct softc *sc)
{
	if (lockmgr_try(&sc->lock, LK_EXCLUSIVE) == 0)
		return (16); /* expect-not: lock-leak */
	if (sc->busy)
		return (16); /* expect: lock-leak */
	lockmgr(&sc->lock, LK_RELEASE);
	return (0); /* expect-not: lock-leak */
}
