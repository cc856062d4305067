package org.kwitness.checker;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.kwitness.analysis.EntryLocks;
import org.kwitness.analysis.FieldAccess;
import org.kwitness.analysis.HeldRef;
import org.kwitness.analysis.Lifetimes;
import org.kwitness.cfg.Function;
import org.kwitness.keys.FieldGuard;
import org.kwitness.keys.FieldKey;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** Reports accesses to members without the lock of the object that guards them. */
final class GuardedFieldChecker implements Checker {

  @Override
  public String name() {
    return "guarded-field";
  }

  @Override
  public boolean needsKeys() {
    return true;
  }

  /** How often the accesses to a member hold its lock. */
  record Count(int held, int total) {
    boolean isAtLeast(int percent, int accesses) {
      return total >= accesses && held * 100 >= percent * total;
    }
  }

  /** An access without the lock. */
  record Miss(
      FieldAccess access, FieldGuards.Status status, boolean locksHere, boolean isDoubtful) {}

  /** What is known of a member. */
  record Field(Optional<FieldKey> key, List<FieldGuards.Guard> guards, Count count) {}

  @Override
  public boolean needsContexts() {
    return false;
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    return new Run(rule, evidence).findings();
  }

  /** One run. */
  private static final class Run {
    private final Rule rule;
    private final Evidence evidence;
    private final Lifetimes lifetimes;
    private final Setup setup;
    private final EntryLocks entries;
    private final FieldGuards guards;
    private final Map<Function, Set<String>> acquired = new HashMap<>();

    Run(Rule rule, Evidence evidence) {
      this.rule = rule;
      this.evidence = evidence;
      this.lifetimes = evidence.lifetimes();
      this.setup = new Setup(evidence.graph(), words("setup"), words("debugger"));
      this.entries =
          new EntryLocks(
              evidence.graph(),
              evidence.results(),
              lifetimes,
              setup::isSetup,
              f -> evidence.elsewhere().of(f).isPresent());
      this.guards = new FieldGuards(entries);
    }

    private Set<String> words(String parameter) {
      return new HashSet<>(
          Arrays.asList(rule.parameters().getOrDefault(parameter, "").split(" +")));
    }

    private int number(String parameter) {
      return Integer.parseInt(rule.parameters().get(parameter));
    }

    List<Finding> findings() {
      Map<String, List<FieldAccess>> byField = new TreeMap<>();
      evidence
          .results()
          .members()
          .accesses()
          .forEach(
              (f, all) -> {
                if (!setup.isSetup(f)) {
                  for (FieldAccess a : all) {
                    if (!lifetimes.isOwn(f, a.root())) {
                      byField.computeIfAbsent(group(a), k -> new ArrayList<>()).add(a);
                    }
                  }
                }
              });
      List<Finding> found = new ArrayList<>();
      byField.values().forEach(all -> judge(all, found));
      return found;
    }

    /** Members with a key are one; of others, what is accessed in them counts. */
    private String group(FieldAccess a) {
      return a.struct() + "." + key(a).map(FieldKey::field).orElse(a.part());
    }

    /** The key of what is accessed, or of what it is a part of. */
    private Optional<FieldKey> key(FieldAccess a) {
      String[] parts = a.part().split("\\.");
      for (int i = parts.length - 1; i >= 0; i--) {
        Optional<FieldKey> key = evidence.keys().of(a.struct(), parts[i]);
        if (key.isPresent()) {
          return key;
        }
      }
      return Optional.empty();
    }

    private void judge(List<FieldAccess> all, List<Finding> found) {
      FieldAccess first = all.get(0);
      Optional<FieldKey> key = key(first);
      if (key.isPresent() && !key.get().guard().mayBeLock()) {
        return;
      }
      Optional<List<FieldGuards.Guard>> keyed = key.flatMap(FieldGuards::of);
      Optional<List<FieldGuards.Guard>> locks =
          keyed.isPresent() ? keyed : FieldGuards.mostHeld(all).map(List::of);
      if (locks.isEmpty()
          || locks.get().stream()
              .anyMatch(g -> g.lockClass().equals(first.struct() + "." + first.field()))) {
        return;
      }
      boolean readsFree = keyed.isPresent() && key.get().guard().toRead() == FieldGuard.Need.NONE;
      boolean changes =
          keyed.isPresent() || all.stream().anyMatch(a -> a.use() == FieldAccess.Use.WRITE);
      int held = 0;
      int total = 0;
      List<Miss> misses = new ArrayList<>();
      for (FieldAccess a : all) {
        if (readsFree && a.use() != FieldAccess.Use.WRITE) {
          continue;
        }
        FieldGuards.Status s = guards.status(a, locks.get());
        if (s == FieldGuards.Status.PERHAPS) {
          continue;
        }
        EntryLocks.Entry entry = entries.of(a.function());
        boolean locksHere =
            locks.get().stream().anyMatch(g -> acquires(a.function(), g.lockClass()));
        boolean doubtful = s == FieldGuards.Status.NONE && entry.doubtful() && !locksHere;
        if (!doubtful) {
          total++;
          held += s == FieldGuards.Status.HELD ? 1 : 0;
        }
        if (s != FieldGuards.Status.HELD && changes) {
          misses.add(new Miss(a, s, locksHere, doubtful));
        }
      }
      Field field =
          new Field(
              keyed.isPresent() ? key : Optional.empty(), locks.get(), new Count(held, total));
      Map<Function, List<Miss>> byFunction = new LinkedHashMap<>();
      misses.forEach(
          m -> byFunction.computeIfAbsent(m.access().function(), k -> new ArrayList<>()).add(m));
      byFunction.values().forEach(m -> report(field, m, found));
    }

    private void report(Field field, List<Miss> misses, List<Finding> found) {
      List<Miss> worst = new ArrayList<>();
      Level level = null;
      for (Miss m : misses) {
        Optional<Level> l = level(field, m);
        if (l.isPresent()) {
          if (level == null || l.get().compareTo(level) < 0) {
            level = l.get();
            worst.clear();
          }
          if (l.get() == level) {
            worst.add(m);
          }
        }
      }
      if (level != null) {
        found.add(new GuardedFieldFinding(rule, entries, field, worst).at(level));
      }
    }

    private Optional<Level> level(Field field, Miss m) {
      FieldAccess a = m.access();
      if (a.use() == FieldAccess.Use.READ || m.isDoubtful()) {
        return Optional.empty();
      }
      // The lock of another object of the kind shows that the function knows of the rule.
      boolean mistaken = m.status() == FieldGuards.Status.OTHER;
      if (field.key().isPresent()) {
        if (!field.count().isAtLeast(number("keyed-percent"), number("keyed-accesses"))) {
          return Optional.empty();
        }
        // Which object's lock it is, the comment leaves open: so does the finding.
        boolean vague = field.guards().stream().anyMatch(FieldGuards.Guard::isElsewhere);
        return Optional.of(mistaken && !vague ? Level.ERROR : Level.NOTE);
      }
      return (mistaken || m.locksHere())
              && field.count().isAtLeast(number("belief-percent"), number("belief-accesses"))
          ? Optional.of(Level.NOTE)
          : Optional.empty();
    }

    /** True if the function acquires a lock of the class itself, or releases it for a while. */
    private boolean acquires(Function f, String lockClass) {
      Set<String> classes =
          acquired.computeIfAbsent(
              f,
              k -> {
                Set<String> all = new HashSet<>();
                evidence
                    .results()
                    .members()
                    .calls()
                    .getOrDefault(f, new java.util.IdentityHashMap<>())
                    .values()
                    .forEach(
                        l -> {
                          l.held().stream()
                              .filter(h -> !h.asserted())
                              .map(HeldRef::lockClass)
                              .forEach(all::add);
                          all.addAll(l.dropped());
                        });
                return all;
              });
      return classes.stream().anyMatch(c -> FieldGuards.isSame(c, lockClass));
    }
  }

  /** Percent of a share, for messages. */
  static String share(Count c) {
    return String.format(Locale.ROOT, "%d of %d", c.held(), c.total());
  }
}
