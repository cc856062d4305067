#ifndef _SYS__BUS_SPACE_H_
#define _SYS__BUS_SPACE_H_
#include <machine/bus.h>
#endif
