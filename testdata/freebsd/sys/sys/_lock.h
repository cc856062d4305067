#ifndef _SYS__LOCK_H_
#define _SYS__LOCK_H_

struct lock_object {
	const char	*lo_name;
	u_int		 lo_flags;
	u_int		 lo_data;
};

#endif
