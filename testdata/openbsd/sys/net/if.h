#ifndef _NET_IF_H_
#define _NET_IF_H_
#define IFF_RUNNING	0x40
#define IFNAMSIZ	16
#endif
