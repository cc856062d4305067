#ifndef _SYS_MPLOCK2_H_
#define _SYS_MPLOCK2_H_

#include <sys/thread.h>

extern struct lwkt_token mp_token;

#define get_mplock()	lwkt_gettoken(&mp_token)
#define rel_mplock()	lwkt_reltoken(&mp_token)

#endif
