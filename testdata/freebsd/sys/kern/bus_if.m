# Test data of kwitness: a second interface; a method with a function pointer
# argument and one without a result.

#include <sys/bus.h>

INTERFACE bus;

HEADER {
	struct bus_kw_range;
};

METHOD struct resource * alloc_resource {
	device_t	_dev;
	device_t	_child;
	int		_type;
	int	       *_rid;
	u_int		_flags;
};

METHOD int setup_intr {
	device_t	_dev;
	device_t	_child;
	struct resource	*_irq;
	int		_flags;
	driver_filter_t	*_filter;
	driver_intr_t	*_intr;
	void		*_arg;
	void		**_cookiep;
};

METHOD void child_detached {
	device_t _dev;
	device_t _child;
};

STATICMETHOD int kw_unit {
	driver_t *_driver;
};
