#ifndef _SYS_DEVICE_H_
#define _SYS_DEVICE_H_

struct cdev {
	void	*si_drv1;
	int	 si_uminor;
};
typedef struct cdev *cdev_t;

struct dev_generic_args {
	void	*a_desc;
	cdev_t	 a_dev;
};
struct dev_open_args {
	struct dev_generic_args	a_head;
	int			a_oflags;
};
struct dev_close_args {
	struct dev_generic_args	a_head;
	int			a_fflag;
};
struct dev_read_args {
	struct dev_generic_args	a_head;
	int			a_ioflag;
};

typedef int d_open_t(struct dev_open_args *);
typedef int d_close_t(struct dev_close_args *);
typedef int d_read_t(struct dev_read_args *);

struct dev_ops {
	struct {
		const char	*name;
		int		 maj;
		u_int		 flags;
	} head;
	d_open_t	*d_open;
	d_close_t	*d_close;
	d_read_t	*d_read;
};

#define D_MPSAFE	0x0100

#endif
