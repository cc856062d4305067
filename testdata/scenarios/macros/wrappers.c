/* kernel: freebsd 903000 amd64 */
/* Wrappers around primitives, several deep, with conditions, with generated names. */
#define NULL ((void *)0)
#define M_NOWAIT 0x0001
#define M_WAITOK 0x0002
#define M_ZERO 0x0100
struct malloc_type { int ks; };
extern struct malloc_type M_TEMP[1];
void *malloc(unsigned long size, struct malloc_type *type, int flags);
void free(void *addr, struct malloc_type *type);
struct mtx { int m; };
struct rwlock { int r; };
void _mtx_lock_flags(struct mtx *m, int opts, const char *file, int line);
void _mtx_unlock_flags(struct mtx *m, int opts, const char *file, int line);
void _rw_wlock(struct rwlock *rw, const char *file, int line);
void _rw_wunlock(struct rwlock *rw, const char *file, int line);
#define mtx_lock_flags(m, opts) _mtx_lock_flags((m), (opts), __FILE__, __LINE__)
#define mtx_unlock_flags(m, opts) _mtx_unlock_flags((m), (opts), __FILE__, __LINE__)
#define mtx_lock(m) mtx_lock_flags((m), 0)
#define mtx_unlock(m) mtx_unlock_flags((m), 0)
#define rw_wlock(rw) _rw_wlock((rw), __FILE__, __LINE__)
#define rw_wunlock(rw) _rw_wunlock((rw), __FILE__, __LINE__)

void (mtx_lock)(struct mtx *m);
void (mtx_unlock)(struct mtx *m);

struct inpcb {
	struct rwlock inp_lock;
	struct mtx inp_mtx;
	int inp_flags;
};

#define INP_WLOCK(inp) rw_wlock(&(inp)->inp_lock)
#define INP_WUNLOCK(inp) rw_wunlock(&(inp)->inp_lock)
#define SUBSYS_ENTER(inp) do { INP_WLOCK(inp); mtx_lock(&(inp)->inp_mtx); } while (0)
#define SUBSYS_EXIT(inp) do { mtx_unlock(&(inp)->inp_mtx); INP_WUNLOCK(inp); } while (0)
#define LOCK_OP(inp, op) mtx_##op(&(inp)->inp_mtx)
#define LOCK_UNLESS(inp, held) do { if (!(held)) INP_WLOCK(inp); } while (0)
#define UNLOCK_UNLESS(inp, held) do { if (!(held)) INP_WUNLOCK(inp); } while (0)

int
wrapper_two_locks(struct inpcb *inp)
{
	SUBSYS_ENTER(inp);
	if (inp->inp_flags == 1) {
		SUBSYS_EXIT(inp);
		return (1); /* expect-not: lock-leak both given back */
	}
	if (inp->inp_flags == 2) {
		INP_WUNLOCK(inp);
		/* Wrong: the mutex inside the wrapper is forgotten. */
		return (2); /* expect: lock-leak */
	}
	SUBSYS_EXIT(inp);
	return (0);
}

int
wrapper_pasted(struct inpcb *inp)
{
	LOCK_OP(inp, lock);
	if (inp->inp_flags)
		/* Wrong: the name of the primitive is pasted together, and locks. */
		return (1); /* expect: lock-leak */
	LOCK_OP(inp, unlock);
	return (0);
}

int
wrapper_conditional(struct inpcb *inp, int held)
{
	LOCK_UNLESS(inp, held);
	inp->inp_flags++;
	UNLOCK_UNLESS(inp, held);
	return (0); /* expect-not: lock-leak the same condition both times */
}

int
wrapper_parenthesised(struct inpcb *inp)
{
	(mtx_lock)(&inp->inp_mtx);
	inp->inp_flags = 0;
	(mtx_unlock)(&(*inp).inp_mtx);
	return (0); /* expect-not: lock-leak parentheses around the name change nothing */
}
