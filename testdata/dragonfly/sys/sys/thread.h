#ifndef _SYS_THREAD_H_
#define _SYS_THREAD_H_

#include <sys/globaldata.h>

struct thread {
	int	td_critcount;
	void	*td_wchan;
};
typedef struct thread *thread_t;

struct lwkt_token {
	volatile long	 t_count;
	const char	*t_desc;
};
typedef struct lwkt_token *lwkt_token_t;

#define LWKT_TOKEN_INITIALIZER(name)	{ 0, #name }

void lwkt_gettoken(lwkt_token_t);
void lwkt_gettoken_shared(lwkt_token_t);
int lwkt_trytoken(lwkt_token_t);
void lwkt_reltoken(lwkt_token_t);

#define ASSERT_LWKT_TOKEN_HELD(tok)	KKASSERT((tok)->t_count != 0)

void splz(void);

#endif
