#ifndef _MACHINE_PARAM_H_
#define _MACHINE_PARAM_H_

#define _MACHINE	amd64
#define MACHINE		"amd64"
#define PAGE_SHIFT	12
#define MCLBYTES	2048

#endif
