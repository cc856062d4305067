#ifndef _SYS_DEVICE_H_
#define _SYS_DEVICE_H_

typedef struct device *device_t;
typedef struct cfdata *cfdata_t;

struct cfattach {
	const char	*ca_name;
	size_t		 ca_devsize;
	int		(*ca_match)(device_t, cfdata_t, void *);
	void		(*ca_attach)(device_t, device_t, void *);
};

#define CFATTACH_DECL_NEW(name, ddsize, matfn, attfn)			\
struct cfattach __CONCAT3(name,_ca) = {					\
	.ca_name = #name,						\
	.ca_devsize = (ddsize),						\
	.ca_match = (matfn),						\
	.ca_attach = (attfn),						\
}
#define __CONCAT3(x, y)	x ## y

void *device_private(device_t);

#endif
