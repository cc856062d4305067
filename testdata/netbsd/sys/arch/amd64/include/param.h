#ifndef _AMD64_PARAM_H_
#define _AMD64_PARAM_H_

#define MACHINE		"amd64"
#define MACHINE_ARCH	"x86_64"
#define PGSHIFT		12
#define MCLBYTES	2048

#endif
