/* Test data of kwitness: named by a condition. */
#include <sys/param.h>
#include <sys/systm.h>

int kw_debug;
