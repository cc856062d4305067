/* Test data of kwitness: named by a condition that goes over two lines. */
#include "opt_kw.h"

#include <sys/param.h>
#include <sys/systm.h>

#ifdef KW_DEBUG
int kw_debug = 1;
#else
int kw_debug;
#endif
