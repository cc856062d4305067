#include <x86/bus.h>
