#ifndef _SYS_CDEFS_H_
#define _SYS_CDEFS_H_

#define __dead		__attribute__((__noreturn__))
#define __unused	__attribute__((__unused__))
#define __inline	inline
#define __predict_true(exp)	__builtin_expect((exp) != 0, 1)
#define __predict_false(exp)	__builtin_expect((exp) != 0, 0)
#define __KERNEL_RCSID(n, s)	struct __hack
#define __STRING(x)		#x

#endif
