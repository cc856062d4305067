/* Test data of kwitness: belongs to another platform. */
int vkernel64_only;
