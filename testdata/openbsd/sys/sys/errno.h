#ifndef _SYS_ERRNO_H_
#define _SYS_ERRNO_H_

#define ENOENT	2
#define EINTR	4
#define EIO	5
#define ENXIO	6
#define ENOMEM	12
#define EBUSY	16
#define EINVAL	22
#define EWOULDBLOCK	35
#define EADDRINUSE	48
#define ENOBUFS	55

#endif
