#include <amd64/param.h>
#include <x86/cpuvar.h>
