#ifndef _MACHINE_PARAM_H_
#define _MACHINE_PARAM_H_

#define MACHINE		"x86_64"
#define MACHINE_PLATFORM	"pc64"

#include <cpu/param.h>

#endif
