#ifndef _SYS_CDEFS_H_
#define _SYS_CDEFS_H_

#define __inline	inline
#define __dead2		__attribute__((__noreturn__))
#define __unused	__attribute__((__unused__))
#define __packed	__attribute__((__packed__))
#define __printflike(f, a)	__attribute__((__format__(__printf__, f, a)))
#define __predict_true(exp)	__builtin_expect((exp), 1)
#define __predict_false(exp)	__builtin_expect((exp), 0)
#define __DEVOLATILE(type, var)	((type)(unsigned long)(volatile void *)(var))
#define __FBSDID(s)	struct __hack

#endif
