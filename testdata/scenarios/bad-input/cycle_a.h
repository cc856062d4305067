/* Half of an include cycle, without a guard. */
#include "cycle_b.h"
struct cycle_a { struct cycle_b *b; };
