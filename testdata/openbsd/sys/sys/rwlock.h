#ifndef _SYS_RWLOCK_H_
#define _SYS_RWLOCK_H_

struct rwlock {
	volatile unsigned long	 rwl_owner;
	const char		*rwl_name;
};

#define RW_WRITE	0x0001UL
#define RW_READ		0x0002UL
#define RW_INTR		0x0010UL
#define RW_NOSLEEP	0x0040UL

void rw_init(struct rwlock *, const char *);
void rw_enter_read(struct rwlock *);
void rw_enter_write(struct rwlock *);
void rw_exit_read(struct rwlock *);
void rw_exit_write(struct rwlock *);
int rw_enter(struct rwlock *, int);
void rw_exit(struct rwlock *);
int rw_status(struct rwlock *);

#endif
