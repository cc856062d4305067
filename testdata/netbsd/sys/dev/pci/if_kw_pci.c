/* Test data of kwitness: registers the interrupt handler at IPL_NET. */
#include <sys/param.h>
#include <sys/systm.h>
#include <sys/device.h>
#include <sys/intr.h>
#include <sys/mutex.h>
#include <dev/pci/pcivar.h>
#include <dev/ic/kwvar.h>

static int
kw_pci_match(device_t parent, cfdata_t match, void *aux)
{
	const struct pci_attach_args *pa = aux;

	return pa->pa_id == 0x4b57;
}

static void
kw_pci_attach(device_t parent, device_t self, void *aux)
{
	struct kw_softc *sc = device_private(self);
	const struct pci_attach_args *pa = aux;
	pci_intr_handle_t ih;

	if (pci_intr_map(pa, &ih) != 0) {
		aprint_error("no interrupt\n");
		return;
	}
	sc->sc_ih = pci_intr_establish(pa->pa_pc, ih, IPL_NET, kwintr, sc);
	if (sc->sc_ih == NULL)
		return;
	kw_attach(sc);
}

CFATTACH_DECL_NEW(kw_pci, sizeof(struct kw_softc), kw_pci_match, kw_pci_attach);
