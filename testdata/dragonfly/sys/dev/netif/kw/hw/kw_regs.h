#ifndef KW_HW
#error "this file needs the flags of its compile-with"
#endif
#define KW_REG_STATUS	0x08
