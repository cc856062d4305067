package org.kwitness.analysis.context;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import org.kwitness.analysis.SiteState;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Levels;

/** Computes with priority levels as sets of the levels that they block. */
public final class LevelSets {
  private final Levels levels;
  private final Map<String, String> lockLevels;
  private final Map<String, BitSet> blocked = new HashMap<>();

  /**
   * @param lockLevels the levels that locks raise to while they are held, by class
   */
  LevelSets(Knowledge knowledge, Map<String, String> lockLevels) {
    this.levels = knowledge.levels();
    this.lockLevels = new TreeMap<>(lockLevels);
  }

  /** The level of somebody at an entry point. */
  Context.Level entry(EntryPoint e) {
    return new Context.Level(
        e.level().map(levels::blocks).map(b -> (BitSet) b.clone()).orElseGet(BitSet::new), true);
  }

  /** The level at a call, from that at the function's entry. */
  public Context.Level at(Context.Level entry, SiteState site) {
    BitSet common = null;
    boolean known = true;
    for (SiteState.Path p : site.levels()) {
      BitSet here = new BitSet();
      known &= p.known() && p.base().isKnown() && (entry.known() || !p.base().isCallers());
      if (p.base().isCallers()) {
        here.or(entry.blocked());
      } else {
        here.or(blocks(p.base().name()));
      }
      p.raised().forEach(r -> here.or(blocks(r)));
      if (common == null) {
        common = here;
      } else {
        common.and(here);
      }
    }
    BitSet all = common == null ? new BitSet() : common;
    for (SiteState.Held h : site.held()) {
      String level = lockLevels.get(h.lockClass());
      if (level != null) {
        all.or(blocks(level));
      }
    }
    return new Context.Level(all, known);
  }

  /** What a level blocks, itself included; nothing for one that the rows do not know. */
  BitSet blocks(String level) {
    return blocked.computeIfAbsent(
        level,
        l -> {
          OptionalInt n = levels.number(l);
          return n.isPresent() ? levels.blocks(n.getAsInt()) : new BitSet();
        });
  }

  /** The number of a level, if the rows know it. */
  public Optional<Integer> number(String level) {
    OptionalInt n = levels.number(level);
    return n.isPresent() ? Optional.of(n.getAsInt()) : Optional.empty();
  }

  /** True if interrupts of the first level cannot come at the second. */
  public boolean isBlockedBy(int level, int other) {
    return levels.blocks(other).get(level);
  }

  /** The name of a level. */
  public String name(int level) {
    return levels.name(level);
  }

  /** How a message calls a level: by the strongest levels that it blocks. */
  public String describe(Context.Level level) {
    if (!level.known()) {
      return "an unknown level";
    }
    return describe(level.blocked());
  }

  private String describe(BitSet set) {
    List<String> tops = new ArrayList<>();
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      if (!isBelowAnother(i, set)) {
        tops.add(levels.name(i));
      }
    }
    return tops.isEmpty() ? "no level" : String.join(" and ", sorted(tops));
  }

  private static Collection<String> sorted(List<String> names) {
    return names.stream().sorted().toList();
  }

  private boolean isBelowAnother(int level, BitSet set) {
    for (int i = set.nextSetBit(0); i >= 0; i = set.nextSetBit(i + 1)) {
      if (i != level && levels.blocks(i).get(level) && !levels.blocks(level).get(i)) {
        return true;
      }
    }
    return false;
  }
}
