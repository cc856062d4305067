/* Test data of kwitness: a bus without anything on it. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/device.h>

static int
mainbus_match(struct device *parent, void *match, void *aux)
{
	return 1;
}

static void
mainbus_attach(struct device *parent, struct device *self, void *aux)
{
	printf("%s\n", self->dv_xname);
}

const struct cfattach mainbus_ca = {
	sizeof(struct device), mainbus_match, mainbus_attach
};
