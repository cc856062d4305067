/* The other half. */
#include "cycle_a.h"
struct cycle_b { struct cycle_a *a; };
