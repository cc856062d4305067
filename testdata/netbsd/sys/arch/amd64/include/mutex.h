#include <x86/mutex.h>
