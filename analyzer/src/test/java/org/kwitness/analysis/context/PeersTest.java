package org.kwitness.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which files belong to one driver. */
class PeersTest {
  @ParameterizedTest
  @CsvSource({
    "sys/dev/ic/isp.c, sys/dev/pci/isp_pci.c, true",
    "sys/dev/usb/if_axe.c, sys/dev/usb/axe_phy.c, true",
    "sys/dev/mfi/mfi.c, sys/dev/mfi/mfi_tbolt.c, true",
    "sys/dev/ath/if_ath.c, sys/dev/ath/ath_hal.c, true",
    "sys/dev/ic/gem.c, sys/dev/ic/hme.c, false",
    "sys/net/if_pppoe.c, sys/net/if_spppsubr.c, false"
  })
  void filesOfOneDriverShareAName(String a, String b, boolean family) {
    assertThat(Peers.isFamily(a, b)).isEqualTo(family);
    assertThat(Peers.isFamily(b, a)).isEqualTo(family);
  }
}
