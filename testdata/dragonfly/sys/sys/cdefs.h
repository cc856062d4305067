#ifndef _SYS_CDEFS_H_
#define _SYS_CDEFS_H_

#define __inline	inline
#define __dead2		__attribute__((__noreturn__))
#define __unused	__attribute__((__unused__))
#define __printflike(f, a)	__attribute__((__format__(__printf__, f, a)))
#define __predict_false(exp)	__builtin_expect((exp), 0)
#define __DECONST(type, var)	((type)(uintptr_t)(const void *)(var))

#endif
