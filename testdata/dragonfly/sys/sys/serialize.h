#ifndef _SYS_SERIALIZE_H_
#define _SYS_SERIALIZE_H_

struct lwkt_serialize {
	volatile u_int	 interlock;
	struct thread	*last_td;
};
typedef struct lwkt_serialize *lwkt_serialize_t;

void lwkt_serialize_init(lwkt_serialize_t);
void lwkt_serialize_enter(lwkt_serialize_t);
int lwkt_serialize_try(lwkt_serialize_t);
void lwkt_serialize_exit(lwkt_serialize_t);

#define ASSERT_SERIALIZED(ss)	KKASSERT((ss)->interlock != 0)

#endif
