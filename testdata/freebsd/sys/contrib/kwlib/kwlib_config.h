#ifndef KWLIB_KERNEL
#error "this file needs the flags of its compile-with"
#endif
typedef int kwlib_unit_t;
