package org.kwitness.checker;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.privatedata.Detach;
import org.kwitness.analysis.privatedata.Load;
import org.kwitness.analysis.privatedata.Loss;
import org.kwitness.analysis.privatedata.MethodTable;
import org.kwitness.analysis.privatedata.PrivateData;
import org.kwitness.analysis.privatedata.Story;
import org.kwitness.analysis.privatedata.Use;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Rule;

/** Methods that use the data of a unit which another function may detach meanwhile, or before. */
final class DetachRaces {
  private final Rule rule;
  private final PrivateData.Table table;
  private final Evidence evidence;

  DetachRaces(Rule rule, PrivateData.Table table, Evidence evidence) {
    this.rule = rule;
    this.table = table;
    this.evidence = evidence;
  }

  /**
   * A method and what ends its data.
   *
   * @param use a use that nothing protects
   */
  record Race(MethodTable.Method method, Use use, Detach detach) {
    Load load() {
      return use.load();
    }
  }

  /**
   * The findings for one table.
   *
   * @param told what has been told already, for functions that are in two tables
   */
  List<Finding> findings(Set<List<Object>> told) {
    List<Finding> findings = new ArrayList<>();
    Map<List<Object>, List<Race>> gone = new LinkedHashMap<>();
    table
        .methods()
        .forEach(
            (method, story) -> {
              for (List<Use> uses : byLoad(story)) {
                Optional<Detach> detach = unheeding(uses.get(0).load());
                if (detach.isEmpty()) {
                  continue;
                }
                if (!detach.get().revokes()) {
                  uses.stream()
                      .filter(u -> !u.tested())
                      .min(ORDER)
                      .ifPresent(
                          u ->
                              gone.computeIfAbsent(
                                      List.of(detach.get().function(), u.load().field()),
                                      k -> new ArrayList<>())
                                  .add(new Race(method, u, detach.get())));
                }
                uses.stream()
                    .filter(u -> isAfterSleep(u) && !u.referenced())
                    .min(ORDER)
                    .map(u -> new Race(method, u, detach.get()))
                    .filter(r -> told.add(List.of(r.use().position(), r.load().field())))
                    .ifPresent(r -> findings.add(story(r, List.of()).asleep()));
              }
            });
    gone.forEach(
        (key, races) -> {
          if (told.add(key)) {
            Race first = races.stream().filter(this::closes).findFirst().orElse(races.get(0));
            findings.add(story(first, races).detached());
          }
        });
    return findings;
  }

  private DetachStory story(Race race, List<Race> all) {
    return new DetachStory(rule, table.table(), race, all);
  }

  /** The last close comes for every node that is open: the surest of all. */
  private boolean closes(Race r) {
    return table.table().model().closes().contains(r.method().slot());
  }

  private List<List<Use>> byLoad(Story story) {
    Map<Load, List<Use>> uses = new LinkedHashMap<>();
    for (Use u : story.uses()) {
      if (evidence.results().isFollowed(u.load().function())) {
        uses.computeIfAbsent(u.load(), k -> new ArrayList<>()).add(u);
      }
    }
    return List.copyOf(uses.values());
  }

  /** What detaches the unit without a look at who uses it; rather one that leaves nodes open. */
  private Optional<Detach> unheeding(Load load) {
    return table.detaches().stream()
        .filter(d -> d.ends(load) && !d.waits() && !d.refuses())
        .min(Comparator.comparing(Detach::revokes));
  }

  private static boolean isAfterSleep(Use u) {
    return u.guard().loss().filter(Loss::lasting).isPresent();
  }

  private static final Comparator<Use> ORDER =
      Comparator.<Use, Integer>comparing(u -> u.chain().size()).thenComparing(Use::position);
}
