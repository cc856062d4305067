#ifndef _I386_INCLUDE_PARAM_H_
#define _I386_INCLUDE_PARAM_H_

#define MACHINE		"i386"
#define PAGE_SHIFT	12
#define PAGE_SIZE	(1 << PAGE_SHIFT)
#define PAGE_MASK	(PAGE_SIZE - 1)

#endif
