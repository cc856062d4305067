/* Test data of kwitness: registers the interrupt handler. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/device.h>
#include <sys/mutex.h>
#include <net/if_var.h>
#include <dev/pci/pcivar.h>
#include <dev/ic/kwvar.h>

int kw_pci_match(struct device *, void *, void *);
void kw_pci_attach(struct device *, struct device *, void *);

const struct cfattach kw_pci_ca = {
	.ca_devsize = sizeof(struct kw_softc),
	.ca_match = kw_pci_match,
	.ca_attach = kw_pci_attach,
};

int
kw_pci_match(struct device *parent, void *match, void *aux)
{
	struct pci_attach_args *pa = aux;

	return pa->pa_id == 0x4b57;
}

void
kw_pci_attach(struct device *parent, struct device *self, void *aux)
{
	struct kw_softc *sc = (struct kw_softc *)self;
	struct pci_attach_args *pa = aux;
	pci_intr_handle_t ih;

	if (pci_intr_map(pa, &ih)) {
		printf(": no interrupt\n");
		return;
	}
	sc->sc_ih = pci_intr_establish(pa->pa_pc, ih, IPL_NET | IPL_MPSAFE, kw_intr,
	    sc, self->dv_xname);
	if (sc->sc_ih == NULL)
		return;
	(void)kw_attach(sc);
}
