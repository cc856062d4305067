package org.kwitness.checker;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.kwitness.analysis.context.Context;

/** Which ways lead from interrupts to uses of pools. */
public final class PoolUsers {
  private PoolUsers() {}

  /** The ways of each pool, by its class; those that convince most come first. */
  public static Map<String, List<Context>> interrupts(Evidence evidence) {
    Map<String, List<Context>> found = new TreeMap<>();
    new PoolSites(evidence)
        .byPool()
        .forEach(
            (pool, sites) -> {
              List<Context> ways = PoolUnprotectedChecker.interrupts(sites, evidence.contexts());
              if (!ways.isEmpty()) {
                found.put(pool, ways);
              }
            });
    return found;
  }
}
