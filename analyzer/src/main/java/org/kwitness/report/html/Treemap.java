package org.kwitness.report.html;

import java.util.ArrayList;
import java.util.List;

/**
 * Divides a rectangle into areas in proportion to weights, each as near to a square as can be:
 * "squarified treemaps" (Bruls, Huizing and van Wijk, 2000).
 */
final class Treemap {
  private Treemap() {}

  /** A rectangle in pixels; the origin is the upper left corner. */
  record Area(double x, double y, double width, double height) {
    double shorterSide() {
      return Math.min(width, height);
    }
  }

  /**
   * The areas of the weights, in their order.
   *
   * @param weights positive, the largest first
   */
  static List<Area> divide(List<Integer> weights, Area whole) {
    double total = weights.stream().mapToInt(Integer::intValue).sum();
    double unit = whole.width() * whole.height() / total;
    List<Area> areas = new ArrayList<>(weights.size());
    Area rest = whole;
    int next = 0;
    while (next < weights.size()) {
      int end = next + 1;
      double sum = weights.get(next) * unit;
      double worst = worstRatio(weights, next, end, unit, sum, rest.shorterSide());
      while (end < weights.size()) {
        double more = sum + weights.get(end) * unit;
        double ratio = worstRatio(weights, next, end + 1, unit, more, rest.shorterSide());
        if (ratio > worst) {
          break;
        }
        worst = ratio;
        sum = more;
        end++;
      }
      rest = layOut(weights.subList(next, end), unit, sum, rest, areas);
      next = end;
    }
    return areas;
  }

  /** The ratio of the sides of the least square-like area of a row. */
  private static double worstRatio(
      List<Integer> weights, int from, int to, double unit, double sum, double side) {
    double thickness = sum / side;
    double worst = 1;
    for (int weight : weights.subList(from, to)) {
      double length = weight * unit / thickness;
      worst = Math.max(worst, Math.max(length / thickness, thickness / length));
    }
    return worst;
  }

  /** Puts a row along the shorter side; what is left is returned. */
  private static Area layOut(
      List<Integer> row, double unit, double sum, Area rest, List<Area> areas) {
    boolean column = rest.width() >= rest.height();
    double thickness = sum / rest.shorterSide();
    double at = column ? rest.y() : rest.x();
    for (int weight : row) {
      double length = weight * unit / thickness;
      areas.add(
          column
              ? new Area(rest.x(), at, thickness, length)
              : new Area(at, rest.y(), length, thickness));
      at += length;
    }
    return column
        ? new Area(
            rest.x() + thickness, rest.y(), Math.max(0, rest.width() - thickness), rest.height())
        : new Area(
            rest.x(), rest.y() + thickness, rest.width(), Math.max(0, rest.height() - thickness));
  }
}
