#ifndef _SYS_SOCKETVAR_H_
#define _SYS_SOCKETVAR_H_

/*
 * Locks used to protect struct members:
 *	I	immutable after creation
 *	a	atomic operation
 *	[N]	net lock
 *	[S]	so_lock
 */
struct socket {
	struct rwlock	 so_lock;
	short		 so_options;	/* [S] */
	void		*so_pcb;	/* [N] */
	u_int		 so_refs;	/* a */
};

#define SO_REUSEPORT	0x0200

void solock(struct socket *);
void sounlock(struct socket *);

#endif
