#ifndef _SYS_ERRNO_H_
#define _SYS_ERRNO_H_

#define EPERM	1
#define ENOENT	2
#define EINTR	4
#define EIO	5
#define ENXIO	6
#define ENOMEM	12
#define EBUSY	16
#define EINVAL	22
#define ENOTTY	25
#define EAGAIN	35
#define EWOULDBLOCK	EAGAIN
#define EADDRINUSE	48
#define ENOBUFS	55
#define ENOTCONN	57

#endif
