#ifndef _SYS_OBJCACHE_H_
#define _SYS_OBJCACHE_H_

struct objcache;

void *objcache_get(struct objcache *, int);
void objcache_put(struct objcache *, void *);

#endif
