#ifndef _SYS_RWLOCK_H_
#define _SYS_RWLOCK_H_

typedef enum krw_t {
	RW_READER = 0,
	RW_WRITER = 1
} krw_t;

typedef struct krwlock {
	volatile unsigned long rw_owner;
} krwlock_t;

void rw_init(krwlock_t *);
void rw_enter(krwlock_t *, const krw_t);
int rw_tryenter(krwlock_t *, const krw_t);
void rw_exit(krwlock_t *);

#endif
