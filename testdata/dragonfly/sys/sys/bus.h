#ifndef _SYS_BUS_H_
#define _SYS_BUS_H_

#include <sys/kobj.h>
#include <sys/serialize.h>

typedef struct device *device_t;
typedef struct kobj_class driver_t;
typedef kobj_method_t device_method_t;
typedef void driver_intr_t(void *);

struct resource;

#define SYS_RES_IRQ	1
#define SYS_RES_MEMORY	3
#define RF_ACTIVE	0x0002
#define INTR_MPSAFE	0x0200

#define DEVMETHOD	KOBJMETHOD
#define DEVMETHOD_END	{ NULL, NULL }

void *device_get_softc(device_t);
struct resource *bus_alloc_resource_any(device_t, int, int *, u_int);
int bus_release_resource(device_t, int, int, struct resource *);
int bus_setup_intr(device_t, struct resource *, int, driver_intr_t *, void *,
    void **, lwkt_serialize_t);

#include "device_if.h"

#endif
