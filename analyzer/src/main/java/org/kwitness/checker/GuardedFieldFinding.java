package org.kwitness.checker;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.kwitness.analysis.EntryLocks;
import org.kwitness.analysis.FieldAccess;
import org.kwitness.analysis.HeldRef;
import org.kwitness.interproc.CallGraph;
import org.kwitness.keys.FieldKey;
import org.kwitness.rule.Finding;
import org.kwitness.rule.Level;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.Rule;
import org.kwitness.rule.TraceStep;

/** Words a finding about accesses of one function to one member. */
final class GuardedFieldFinding {
  private final Rule rule;
  private final EntryLocks entries;
  private final GuardedFieldChecker.Field field;
  private final List<GuardedFieldChecker.Miss> misses;
  private final FieldAccess access;

  GuardedFieldFinding(
      Rule rule,
      EntryLocks entries,
      GuardedFieldChecker.Field field,
      List<GuardedFieldChecker.Miss> misses) {
    this.rule = rule;
    this.entries = entries;
    this.field = field;
    this.misses = misses;
    this.access = misses.get(0).access();
  }

  Finding at(Level level) {
    String function = access.function().name();
    Optional<HeldRef> other =
        access.locks().held().stream()
            .filter(h -> h.relation() == HeldRef.Relation.OTHER && isGuard(h.lockClass()))
            .findFirst();
    List<TraceStep> trace = new ArrayList<>();
    StringBuilder message = new StringBuilder();
    message
        .append(function)
        .append("() ")
        .append(access.use() == FieldAccess.Use.WRITE ? "writes " : "uses ")
        .append(access.text())
        .append(", which ")
        .append(field.guards().stream().map(g -> g.at(access)).collect(Collectors.joining(" or ")))
        .append(" guards (")
        .append(why())
        .append(")");
    if (other.isPresent()) {
      HeldRef h = other.get();
      message
          .append(", but holds only ")
          .append(h.text())
          .append(h.asserted() ? " (asserted in line " : " (since line ")
          .append(h.at().line())
          .append(")");
      trace.add(
          new TraceStep(
              h.at(),
              function,
              h.asserted() ? h.text() + " is held by the caller" : "acquires " + h.text(),
              0,
              "holds " + h.text()));
    } else {
      message.append(", without it");
      caller().ifPresent(c -> addCaller(c, message, trace));
    }
    trace.add(
        new TraceStep(
            access.at(),
            function,
            access.text() + " is " + (access.use() == FieldAccess.Use.WRITE ? "written" : "used"),
            0,
            other.map(h -> "holds " + h.text()).orElse("")));
    List<RelatedPlace> related = new ArrayList<>();
    field
        .key()
        .ifPresent(k -> related.add(new RelatedPlace(k.at(), "declared with key " + k.marker())));
    more(message);
    return new Finding(
        rule.id(),
        level,
        access.at(),
        function,
        message.toString(),
        trace,
        related,
        function + " " + access.struct() + "." + access.field());
  }

  private void more(StringBuilder message) {
    List<String> lines =
        misses.stream()
            .map(m -> m.access().at().line())
            .filter(l -> l != access.at().line())
            .distinct()
            .map(String::valueOf)
            .toList();
    if (!lines.isEmpty()) {
      message
          .append(lines.size() == 1 ? "; so it does in line " : "; so it does in lines ")
          .append(String.join(", ", lines.subList(0, Math.min(lines.size(), 5))))
          .append(lines.size() > 5 ? " and more" : "");
    }
  }

  private void addCaller(CallGraph.CallSite c, StringBuilder message, List<TraceStep> trace) {
    if (misses.get(0).locksHere()) {
      return;
    }
    message.append(", as when ").append(c.caller().name()).append("() calls it");
    trace.add(
        new TraceStep(
            c.call().position(),
            c.caller().name(),
            c.caller().name() + "() calls " + access.function().name() + "() without the lock",
            0,
            ""));
  }

  private Optional<CallGraph.CallSite> caller() {
    return entries.without(access.function(), field.guards().get(0).lockClass());
  }

  private boolean isGuard(String lockClass) {
    return field.guards().stream().anyMatch(g -> FieldGuards.isSame(lockClass, g.lockClass()));
  }

  private String why() {
    String share = GuardedFieldChecker.share(field.count()) + " accesses hold it";
    return field.key().map(this::key).map(k -> k + "; " + share).orElse(share);
  }

  private String key(FieldKey k) {
    String file = k.at().file();
    return "key "
        + k.marker()
        + ", "
        + file.substring(file.lastIndexOf('/') + 1)
        + ":"
        + k.at().line();
  }
}
