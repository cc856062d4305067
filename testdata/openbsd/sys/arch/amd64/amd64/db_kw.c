/* Test data of kwitness: an optional file of the port. */
#include <sys/param.h>
#include <sys/systm.h>

int db_kw_active;
