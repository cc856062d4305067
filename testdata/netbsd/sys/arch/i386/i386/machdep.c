/* Test data of kwitness: belongs to another port. */
int i386_only;
