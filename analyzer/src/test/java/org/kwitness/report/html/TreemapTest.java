package org.kwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class TreemapTest {
  private static final Treemap.Area WHOLE = new Treemap.Area(0, 0, 600, 400);

  @Test
  void exampleOfThePaper() {
    List<Treemap.Area> areas =
        Treemap.divide(List.of(6, 6, 4, 3, 2, 2, 1), new Treemap.Area(0, 0, 6, 4));
    assertThat(areas.get(0)).isEqualTo(new Treemap.Area(0, 0, 3, 2));
    assertThat(areas.get(1)).isEqualTo(new Treemap.Area(0, 2, 3, 2));
    assertThat(areas.get(2).width()).isCloseTo(12.0 / 7, within(1e-9));
  }

  @Test
  void areasAreInProportionAndFillTheWhole() {
    List<Integer> weights = List.of(65, 53, 36, 28, 7, 7, 3, 1, 1, 1);
    List<Treemap.Area> areas = Treemap.divide(weights, WHOLE);
    assertThat(areas).hasSameSizeAs(weights);
    double unit = 600.0 * 400 / weights.stream().mapToInt(Integer::intValue).sum();
    for (int i = 0; i < areas.size(); i++) {
      Treemap.Area a = areas.get(i);
      assertThat(a.width() * a.height()).isCloseTo(weights.get(i) * unit, within(1e-6));
      assertThat(a.x()).isBetween(0.0, 600.0);
      assertThat(a.x() + a.width()).isLessThan(600.000001);
      assertThat(a.y() + a.height()).isLessThan(400.000001);
      for (Treemap.Area b : areas.subList(i + 1, areas.size())) {
        assertThat(overlap(a, b)).isLessThan(1e-6);
      }
    }
  }

  @Test
  void manyEqualWeightsStayNearSquares() {
    for (Treemap.Area area : Treemap.divide(Collections.nCopies(200, 1), WHOLE)) {
      assertThat(area.width() / area.height()).isBetween(0.4, 2.5);
    }
  }

  private static double overlap(Treemap.Area a, Treemap.Area b) {
    double width = Math.min(a.x() + a.width(), b.x() + b.width()) - Math.max(a.x(), b.x());
    double height = Math.min(a.y() + a.height(), b.y() + b.height()) - Math.max(a.y(), b.y());
    return Math.max(0, width) * Math.max(0, height);
  }
}
