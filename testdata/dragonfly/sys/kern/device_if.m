# Test data of kwitness: an interface in the kobj language.

#include <sys/bus.h>

INTERFACE device;

METHOD int probe {
	device_t dev;
};

METHOD int attach {
	device_t dev;
};

METHOD int detach {
	device_t dev;
};
