#ifndef _SYS_DEVICE_H_
#define _SYS_DEVICE_H_

struct device {
	char	dv_xname[16];
	int	dv_unit;
};

struct cfattach {
	size_t	ca_devsize;
	int	(*ca_match)(struct device *, void *, void *);
	void	(*ca_attach)(struct device *, struct device *, void *);
	int	(*ca_detach)(struct device *, int);
};

#endif
