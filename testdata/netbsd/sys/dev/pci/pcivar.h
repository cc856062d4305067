#ifndef _DEV_PCI_PCIVAR_H_
#define _DEV_PCI_PCIVAR_H_

typedef void *pci_chipset_tag_t;
typedef unsigned int pci_intr_handle_t;

struct pci_attach_args {
	pci_chipset_tag_t	pa_pc;
	u_int			pa_id;
};

int pci_intr_map(const struct pci_attach_args *, pci_intr_handle_t *);
void *pci_intr_establish(pci_chipset_tag_t, pci_intr_handle_t, int,
    int (*)(void *), void *);

#endif
