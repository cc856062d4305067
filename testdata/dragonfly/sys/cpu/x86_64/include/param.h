#ifndef _CPU_PARAM_H_
#define _CPU_PARAM_H_

#define PAGE_SHIFT	12
#define PAGE_SIZE	(1 << PAGE_SHIFT)
#define MCLBYTES	2048

#endif
