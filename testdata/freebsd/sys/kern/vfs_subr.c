/* Test data of kwitness: uses the generated vnode_if.h. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/malloc.h>
#include <sys/vnode.h>

static MALLOC_DEFINE(M_VNODE, "vnodes", "miniature vnodes");

void vop_reclaim_debugpre(void *a);

struct vnode *
getnewvnode_kw(int waitok)
{
	struct vnode *vp;

	vp = malloc(sizeof(*vp), M_VNODE, waitok ? M_WAITOK : M_NOWAIT);
	if (vp == NULL)
		return (NULL);
	mtx_init(&vp->v_interlock, "vnode interlock", NULL, MTX_DEF);
	return (vp);
}

int
vfs_kw_size(struct vnode *vp, struct ucred *cred, long *sizep)
{
	struct vattr va;
	int error;

	error = VOP_GETATTR(vp, &va, cred);
	if (error != 0)
		return (error);
	*sizep = va.va_size;
	return (0);
}

int
vfs_kw_reclaim(struct vnode *vp, struct thread *td)
{
	int error;

	VI_LOCK(vp);
	if (vp->v_usecount > 0) {
		VI_UNLOCK(vp);
		return (EBUSY);
	}
	vp->v_iflag |= VI_DOOMED;
	VI_UNLOCK(vp);
	error = VOP_RECLAIM(vp, td);
	if (error != 0) {
		VI_LOCK(vp);
		vp->v_iflag &= ~VI_DOOMED;
		/* Wrong: the interlock taken two lines up stays held on the error path. */
		return (error); /* expect: lock-leak */
	}
	return (0); /* expect-not: lock-leak the first VI_LOCK was undone on both branches */
}

int
vfs_kw_clone(struct vnode *ovp)
{
	struct vnode *vp;

	vp = getnewvnode_kw(0);
	/* Wrong: getnewvnode_kw() can return NULL, its own body says so. */
	vp->v_data = ovp->v_data; /* known-miss: unchecked-null few callers test it */
	return (0);
}
