package org.kwitness.analysis.context;

import java.util.Locale;
import java.util.Optional;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.CallGraph;

/**
 * Tells drivers from their neighbours. A chain that begins in one driver, goes through common code
 * and comes back through a function pointer comes back to the same driver, as a rule: the object is
 * its own. That all the others store functions in that field, too, proves nothing.
 */
final class Peers {
  private final CallGraph graph;

  Peers(CallGraph graph) {
    this.graph = graph;
  }

  /** How much less sure a call through a pointer is because another driver stored the target. */
  int doubts(Context caller, String slot, Function target) {
    String own = caller.entry().function().position().file();
    String other = target.position().file();
    if (own.equals(other)) {
      return 0;
    }
    boolean inside = isFamily(own, caller.function().position().file());
    if (graph.isStoredIn(slot, own)) {
      return inside ? 1 : 2;
    }
    String struct = slot.substring(0, slot.lastIndexOf('.'));
    return !inside && !isFamily(own, other) && graph.isImplementedIn(struct, own) ? 2 : 0;
  }

  /** Files of one driver share the first part of their names, or have a folder with its name. */
  static boolean isFamily(String a, String b) {
    String x = stem(a);
    String y = stem(b);
    if (x.equals(y)) {
      return true;
    }
    Optional<String> folder = folder(a).filter(f -> folder(b).filter(f::equals).isPresent());
    return folder.filter(f -> x.startsWith(f) || y.startsWith(f)).isPresent();
  }

  private static Optional<String> folder(String path) {
    String[] parts = path.split("/");
    return parts.length < 2 ? Optional.empty() : Optional.of(parts[parts.length - 2]);
  }

  private static String stem(String path) {
    String name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    String bare = name.startsWith("if_") ? name.substring("if_".length()) : name;
    int end = 0;
    while (end < bare.length() && bare.charAt(end) != '_' && bare.charAt(end) != '.') {
      end++;
    }
    return bare.substring(0, end);
  }
}
