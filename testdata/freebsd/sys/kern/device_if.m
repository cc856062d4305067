# Test data of kwitness: an interface in the kobj language.

#include <sys/bus.h>

INTERFACE device;

CODE {
	static int null_shutdown(device_t dev)
	{
		return 0;
	}
};

/**
 * Says how well a driver fits a device.
 */
METHOD int probe {
	device_t dev;
};

METHOD int attach {
	device_t dev;
};

METHOD int detach {
	device_t dev;
};

METHOD int shutdown {
	device_t dev;
} DEFAULT null_shutdown;
