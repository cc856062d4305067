/* A driver that does not exist; the logs beside this folder are about it. */

struct mbuf *
sample_get(struct sample_softc *sc, int how)
{
	struct mbuf *m;

	m = m_gethdr(how, MT_DATA);
	if (m == NULL)
		return (NULL);
	return (m);
}

int
sample_output(struct sample_softc *sc)
{
	struct mbuf *m;

	mtx_lock(&sc->sc_mtx);
	m = sample_get(sc, M_NOWAIT);
	m->m_len = sc->sc_size[0];
	mtx_unlock(&sc->sc_mtx);
	return (0);
}

int
sample_stop(struct sample_softc *sc)
{
	mtx_lock(&sc->sc_mtx);
	if (sc->sc_dead)
		return (ENXIO);	/* größer als zuvor */
	mtx_unlock(&sc->sc_mtx);
	return (0);
}
