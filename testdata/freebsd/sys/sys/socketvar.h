#ifndef _SYS_SOCKETVAR_H_
#define _SYS_SOCKETVAR_H_

struct socket {
	int		 so_count;
	short		 so_options;
	void		*so_pcb;
};

#define SO_REUSEADDR	0x0004
#define SO_REUSEPORT	0x0200

#endif
