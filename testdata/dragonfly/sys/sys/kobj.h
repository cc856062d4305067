#ifndef _SYS_KOBJ_H_
#define _SYS_KOBJ_H_

typedef struct kobj *kobj_t;
typedef struct kobj_class *kobj_class_t;
typedef struct kobj_method kobj_method_t;
typedef int (*kobjop_t)(void);
typedef struct kobj_ops *kobj_ops_t;
typedef struct kobjop_desc *kobjop_desc_t;

struct kobj_method {
	kobjop_desc_t	desc;
	kobjop_t	func;
};

struct kobjop_desc {
	unsigned int	id;
	kobj_method_t	deflt;
};

struct kobj_ops {
	kobj_method_t	*cache[256];
	kobj_class_t	 cls;
};

struct kobj {
	kobj_ops_t	ops;
};

struct kobj_class {
	const char	*name;
	kobj_method_t	*methods;
	size_t		 size;
	kobj_ops_t	 ops;
};

kobj_method_t *kobj_lookup_method(kobj_class_t, kobj_method_t **,
    kobjop_desc_t);

#define KOBJMETHOD(NAME, FUNC)	{ &NAME##_desc, (kobjop_t)FUNC }

#define KOBJOPLOOKUP(OPS, OP) do {					\
	kobjop_desc_t _desc = &OP##_##desc;				\
	kobj_method_t **_cep = &OPS->cache[_desc->id & 255];		\
	kobj_method_t *_ce = *_cep;					\
									\
	if (_ce == NULL || _ce->desc != _desc)				\
		_ce = kobj_lookup_method(OPS->cls, _cep, _desc);	\
	_m = _ce->func;							\
} while (0)

#endif
