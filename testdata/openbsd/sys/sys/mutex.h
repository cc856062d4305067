#ifndef _SYS_MUTEX_H_
#define _SYS_MUTEX_H_

#include <machine/mutex.h>

#define MUTEX_INITIALIZER(ipl)	{ NULL, (ipl), IPL_NONE }
#define mtx_init(m, ipl)	__mtx_init((m), (ipl))

void __mtx_init(struct mutex *, int);
void mtx_enter(struct mutex *);
int mtx_enter_try(struct mutex *);
void mtx_leave(struct mutex *);

#ifdef DIAGNOSTIC
#define MUTEX_ASSERT_LOCKED(mtx) do {					\
	if (((mtx)->mtx_owner == NULL) && !cold)			\
		panic("mutex %p not held in %s", (mtx), __func__);	\
} while (0)
#else
#define MUTEX_ASSERT_LOCKED(mtx)	do { } while (0)
#endif

#endif
