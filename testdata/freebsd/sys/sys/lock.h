#ifndef _SYS_LOCK_H_
#define _SYS_LOCK_H_

#include <sys/_lock.h>

#define LOCK_FILE	__FILE__
#define LOCK_LINE	__LINE__

#define LA_LOCKED	1
#define LA_UNLOCKED	0

#endif
