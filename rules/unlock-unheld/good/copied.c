/* kernel: freebsd 903000 amd64 */
/* A callback is stored in one member, copied, and called through another, with a lock held. */
struct mtx {
	int m;
};
void mtx_lock(struct mtx *);
void mtx_unlock(struct mtx *);
void request(int);
struct usb_xfer {
	struct mtx x_mtx;
	int x_status;
	void (*x_callback)(struct usb_xfer *);
};
struct usb_config {
	void (*callback)(struct usb_xfer *);
};

static void
set_config(struct usb_xfer *xfer)
{
	mtx_unlock(&xfer->x_mtx); /* expect-not: unlock-unheld */
	request(0);
	mtx_lock(&xfer->x_mtx);
	xfer->x_status = 0;
}

static void
control_callback(struct usb_xfer *xfer)
{
	set_config(xfer);
}

static const struct usb_config control[] = { { .callback = control_callback } };

static void
transfer_setup(struct usb_xfer *xfer, const struct usb_config *config)
{
	xfer->x_callback = config->callback;
}

void
transfer_done(struct usb_xfer *xfer)
{
	transfer_setup(xfer, control);
	mtx_lock(&xfer->x_mtx);
	xfer->x_callback(xfer);
	mtx_unlock(&xfer->x_mtx);
}
