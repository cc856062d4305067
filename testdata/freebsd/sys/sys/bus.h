#ifndef _SYS_BUS_H_
#define _SYS_BUS_H_

#include <sys/kobj.h>
#include <sys/_bus_space.h>

typedef struct device *device_t;
typedef struct devclass *devclass_t;
typedef struct kobj_class driver_t;
typedef kobj_method_t device_method_t;
typedef int driver_filter_t(void *);
typedef void driver_intr_t(void *);

struct resource;

#define SYS_RES_IRQ	1
#define SYS_RES_MEMORY	3
#define RF_ACTIVE	0x0002
#define RF_SHAREABLE	0x0004
#define INTR_TYPE_NET	4
#define INTR_MPSAFE	512

#define DEVMETHOD	KOBJMETHOD
#define DEVMETHOD_END	KOBJMETHOD_END

void *device_get_softc(device_t dev);
int device_get_unit(device_t dev);
struct resource *bus_alloc_resource_any(device_t dev, int type, int *rid,
    u_int flags);
int bus_release_resource(device_t dev, int type, int rid, struct resource *r);
int bus_setup_intr(device_t dev, struct resource *r, int flags,
    driver_filter_t *filter, driver_intr_t *handler, void *arg, void **cookiep);
uint32_t rman_get_bustag(struct resource *r);

#include "device_if.h"
#include "bus_if.h"

#endif
