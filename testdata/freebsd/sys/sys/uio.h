#ifndef _SYS_UIO_H_
#define _SYS_UIO_H_

struct uio {
	ssize_t	uio_resid;
};

int uiomove(void *cp, int n, struct uio *uio);

#endif
