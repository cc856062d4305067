#include <cpu/types.h>
