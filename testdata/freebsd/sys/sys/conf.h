#ifndef _SYS_CONF_H_
#define _SYS_CONF_H_

struct thread;
struct uio;

struct cdev {
	void		*si_drv1;
	void		*si_drv2;
	int		 si_drv0;
	const char	*si_name;
};

typedef int d_open_t(struct cdev *dev, int oflags, int devtype,
    struct thread *td);
typedef int d_close_t(struct cdev *dev, int fflag, int devtype,
    struct thread *td);
typedef int d_read_t(struct cdev *dev, struct uio *uio, int ioflag);
typedef int d_ioctl_t(struct cdev *dev, u_long cmd, caddr_t data, int fflag,
    struct thread *td);

#define D_VERSION	0x17122009
#define D_NEEDGIANT	0x00400000

struct cdevsw {
	int		 d_version;
	u_int		 d_flags;
	const char	*d_name;
	d_open_t	*d_open;
	d_close_t	*d_close;
	d_read_t	*d_read;
	d_ioctl_t	*d_ioctl;
};

struct cdev *make_dev(struct cdevsw *devsw, int unit, int uid, int gid,
    int perms, const char *fmt, ...);
void destroy_dev(struct cdev *dev);

#endif
