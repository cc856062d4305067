/* kernel: netbsd 600000000 amd64 */
/* The callee gives the lock up, whichever name it has there. */
typedef struct kmutex { int m; } kmutex_t;
struct uvm_object { kmutex_t *vmobjlock; };
struct vnode { struct uvm_object v_uobj; int v_type; };
#define v_interlock v_uobj.vmobjlock
#define LK_EXCLUSIVE 2
void mutex_enter(kmutex_t *);
void mutex_exit(kmutex_t *);
int mutex_owned(kmutex_t *);
int vget(struct vnode *, int);

int
drv_get(struct vnode *vp)
{
	int error;

again:
	mutex_enter(vp->v_interlock); /* expect-not: double-lock vget releases it */
	error = vget(vp, LK_EXCLUSIVE);
	if (error == 2)
		goto again;
	return (error);
}

int
drv_ask(struct vnode *vp)
{
	mutex_enter(vp->v_interlock);
	if (!mutex_owned(vp->v_interlock))
		mutex_enter(vp->v_interlock); /* expect-not: double-lock it is held */
	mutex_exit(vp->v_interlock);
	return (0);
}
