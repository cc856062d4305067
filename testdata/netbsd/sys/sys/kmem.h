#ifndef _SYS_KMEM_H_
#define _SYS_KMEM_H_

typedef unsigned int km_flag_t;

#define KM_SLEEP	0x00000001
#define KM_NOSLEEP	0x00000002

void *kmem_alloc(size_t, km_flag_t);
void *kmem_zalloc(size_t, km_flag_t);
void kmem_free(void *, size_t);

#endif
