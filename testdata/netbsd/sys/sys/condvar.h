#ifndef _SYS_CONDVAR_H_
#define _SYS_CONDVAR_H_

#include <sys/mutex.h>

typedef struct kcondvar {
	void	*cv_opaque[3];
} kcondvar_t;

void cv_wait(kcondvar_t *, kmutex_t *);
int cv_timedwait(kcondvar_t *, kmutex_t *, int);
void cv_broadcast(kcondvar_t *);

#endif
