package org.kwitness.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.analysis.privatedata.Closer;
import org.kwitness.analysis.privatedata.Load;
import org.kwitness.analysis.privatedata.Loss;
import org.kwitness.analysis.privatedata.MethodTable;
import org.kwitness.analysis.privatedata.PrivateData;
import org.kwitness.analysis.privatedata.Story;
import org.kwitness.analysis.privatedata.Use;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/**
 * Reports methods of drivers that use their private data while another method may clear the pointer
 * or free the object.
 */
final class PrivateDataChecker implements Checker {

  @Override
  public String name() {
    return "private-data";
  }

  @Override
  public List<Finding> check(Rule rule, Evidence evidence) {
    PrivateData data =
        PrivateData.of(
            evidence.graph(), evidence.knowledge(), evidence.contexts(), evidence.results());
    List<Finding> findings = new ArrayList<>();
    Set<List<Object>> told = new HashSet<>();
    for (PrivateData.Table table : data.tables()) {
      if (table.table().model().byUnit().isPresent()) {
        findings.addAll(new DetachRaces(rule, table, evidence).findings(told));
        continue;
      }
      table
          .methods()
          .forEach(
              (method, story) -> {
                for (Race race : races(table, method, story, evidence)) {
                  if (told.add(place(race))) {
                    findings.add(new PrivateDataStory(rule, table.table(), race).finding());
                  }
                }
              });
    }
    return findings;
  }

  /** What is told once: a place, and of a pointer that is only cleared the method. */
  private static List<Object> place(Race race) {
    return race.closer().frees()
        ? List.of(race.load().position(), race.load().field())
        : List.of(race.method().function(), race.load().field());
  }

  /**
   * Two methods that do not exclude one another.
   *
   * @param method the one that uses the object
   * @param use where
   * @param closer the one that ends it
   * @param common locks that both hold, which a sleep or a release undoes; empty if there are none
   * @param inside names of calls that acquire a lock inside the object
   * @param level how sure
   */
  record Race(
      MethodTable.Method method,
      Use use,
      Closer closer,
      Set<String> common,
      Optional<String> inside,
      Level level) {

    Load load() {
      return use.load();
    }

    /** The release after which nothing protects the object. */
    Optional<Loss> loss() {
      return common.isEmpty() ? Optional.empty() : use.guard().loss();
    }
  }

  private static List<Race> races(
      PrivateData.Table table, MethodTable.Method method, Story story, Evidence evidence) {
    Map<Load, List<Use>> uses = new LinkedHashMap<>();
    for (Use u : story.uses()) {
      if (evidence.results().isFollowed(u.load().function())) {
        uses.computeIfAbsent(u.load(), k -> new ArrayList<>()).add(u);
      }
    }
    List<Race> found = new ArrayList<>();
    for (List<Use> ofLoad : uses.values()) {
      Optional<Race> worst = Optional.empty();
      for (Closer c : table.closers()) {
        if (!c.field().equals(ofLoad.get(0).load().field())
            || c.function().equals(method.function())
            || closes(method, table) && !closes(c, table)
            || c.slot().isEmpty() && !c.frees()) {
          continue;
        }
        Optional<Race> race = race(table, method, story, ofLoad, c);
        if (race.isPresent()
            && (worst.isEmpty() || isWorse(race.get(), worst.get(), table.table()))) {
          worst = race;
        }
      }
      worst.ifPresent(found::add);
    }
    return found;
  }

  /** The surer one, and of two as sure the one in which the object is not used any more at all. */
  private static boolean isWorse(Race a, Race b, MethodTable table) {
    int byLevel = a.level().compareTo(b.level());
    return byLevel < 0
        || byLevel == 0
            && a.closer().slot().filter(table.model().closes()::contains).isPresent()
            && b.closer().slot().filter(table.model().closes()::contains).isEmpty();
  }

  private static boolean closes(MethodTable.Method method, PrivateData.Table table) {
    return table.table().model().closes().contains(method.slot());
  }

  private static boolean closes(Closer c, PrivateData.Table table) {
    return c.slot().filter(table.table().model().closes()::contains).isPresent();
  }

  private static Optional<Race> race(
      PrivateData.Table table, MethodTable.Method method, Story story, List<Use> uses, Closer c) {
    Load load = uses.get(0).load();
    Set<String> common = new TreeSet<>(load.held());
    common.retainAll(c.held());
    common.removeIf(load::contains);
    List<Use> open =
        uses.stream()
            .filter(u -> c.frees() || common.isEmpty() && !u.tested())
            .filter(u -> !isProtected(u, common, c))
            .filter(u -> common.isEmpty() || !c.counts())
            .filter(u -> !(u.referenced() && (c.waits() || c.counts())))
            .sorted(ORDER)
            .toList();
    if (open.isEmpty()) {
      return Optional.empty();
    }
    Optional<String> inside =
        story.acquired().keySet().stream()
            .filter(load::contains)
            .findFirst()
            .map(story.acquired()::get);
    Use use = open.get(0);
    return Optional.of(
        new Race(method, use, c, common, inside, level(table, method, use, c, common)));
  }

  /** The use that convinces most comes first. */
  private static final Comparator<Use> ORDER =
      Comparator.<Use, Boolean>comparing(u -> !isAfterLastingSleep(u))
          .thenComparing(u -> u.chain().size())
          .thenComparing(u -> !isBehindLoss(u))
          .thenComparing(Use::position);

  private static boolean isAfterLastingSleep(Use u) {
    return u.guard().loss().filter(Loss::lasting).isPresent();
  }

  /** In a loop the use may stand before the release. */
  private static boolean isBehindLoss(Use u) {
    return u.guard().loss().filter(l -> l.position().line() < u.position().line()).isPresent();
  }

  private static boolean isProtected(Use u, Set<String> common, Closer c) {
    return u.guard().remaining().stream().anyMatch(common::contains)
        || !common.isEmpty() && u.guard().own().stream().anyMatch(c.acquired()::containsKey);
  }

  private static Level level(
      PrivateData.Table table, MethodTable.Method method, Use use, Closer c, Set<String> common) {
    boolean closes = closes(c, table);
    boolean opens = table.table().model().opens().contains(method.slot());
    boolean near = c.main().chain().isEmpty();
    if (c.waits()
        || c.counts()
        || !closes && !near
        || !common.isEmpty() && !isAfterLastingSleep(use)) {
      return Level.NOTE;
    }
    if (c.slot().isEmpty() || !c.frees() && !near) {
      return Level.NOTE;
    }
    boolean direct = use.load().function().equals(method.function()) && use.chain().isEmpty();
    return closes && !opens && c.frees() && common.isEmpty() && direct
        ? Level.ERROR
        : Level.WARNING;
  }
}
