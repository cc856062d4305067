/* kernel: freebsd 903000 amd64 */
/* Accesses that need no lock, or have it. */
struct mtx {
	int m;
};
void mtx_init(struct mtx *, const char *, const char *, int);
void mtx_destroy(struct mtx *);
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
int mtx_owned(struct mtx *);
void *malloc(unsigned long, void *, int);
void free(void *, void *);
#define M_WAITOK 2
#define KASSERT(e, m) ((void)(e))

/*
 * (m) locked by b_mtx
 * (c) constant after creation
 */
struct box {
	struct mtx b_mtx;
	int *b_data;	/* (m) */
	int b_count;	/* (m) */
	int b_size;	/* (c) */
	struct box *b_next;
};

void
box_fill(struct box *b, int *d)
{
	mtx_lock(&b->b_mtx);
	b->b_data = d;
	b->b_count = 1;
	mtx_unlock(&b->b_mtx);
}

static void
box_grow_locked(struct box *b)
{
	b->b_data[0] = 1; /* expect-not: guarded-field */
	b->b_count++; /* expect-not: guarded-field */
}

void
box_grow(struct box *b)
{
	mtx_lock(&b->b_mtx);
	box_grow_locked(b);
	b->b_data[1] = 0;
	mtx_unlock(&b->b_mtx);
}

static void
box_copy_locked(struct box *from, struct box *to)
{
	to->b_count = from->b_count; /* expect-not: guarded-field */
}

void
box_copy(struct box *b)
{
	mtx_lock(&b->b_mtx);
	box_copy_locked(b, b);
	mtx_unlock(&b->b_mtx);
}

/* Nobody else has it yet. */
struct box *
box_make(void)
{
	struct box *b;

	b = malloc(sizeof(*b), 0, M_WAITOK);
	mtx_init(&b->b_mtx, "box", 0, 0);
	b->b_data = 0; /* expect-not: guarded-field */
	mtx_lock(&b->b_mtx);
	b->b_count = 0;
	mtx_unlock(&b->b_mtx);
	return (b);
}

/* Nobody else has it any more. */
void
box_unmake(struct box *b)
{
	mtx_lock(&b->b_mtx);
	b->b_count = 0;
	mtx_unlock(&b->b_mtx);
	mtx_destroy(&b->b_mtx);
	free(b->b_data, 0); /* expect-not: guarded-field */
	free(b, 0);
}

/* A number that is only looked at may be old. */
int
box_look(struct box *b)
{
	int n;

	n = b->b_count; /* expect-not: guarded-field */
	if (n == 0)
		return (b->b_size);
	mtx_lock(&b->b_mtx);
	n = b->b_count;
	mtx_unlock(&b->b_mtx);
	return (n);
}

void
box_check(struct box *b)
{
	KASSERT(b->b_data != 0, ("no data")); /* expect-not: guarded-field */
	mtx_lock(&b->b_mtx);
	b->b_data[2] = 2;
	mtx_unlock(&b->b_mtx);
}

void
box_list(struct box *head)
{
	struct box *b;

	for (b = head; b != 0; b = b->b_next) {
		mtx_lock(&b->b_mtx);
		b->b_data[3]++; /* expect-not: guarded-field */
		b->b_count = 3;
		mtx_unlock(&b->b_mtx);
	}
}

int
box_try(struct box *b)
{
	if (!mtx_owned(&b->b_mtx))
		return (0);
	b->b_data[0] = 0; /* expect-not: guarded-field */
	return (1);
}
