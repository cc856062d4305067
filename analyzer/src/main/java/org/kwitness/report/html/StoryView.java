package org.kwitness.report.html;

import java.util.ArrayList;
import java.util.List;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Finding;
import org.kwitness.rule.RelatedPlace;
import org.kwitness.rule.TraceStep;

/**
 * Draws how one gets to a finding: a rail from step to step, moved to the right in callees and
 * coloured where a lock is held or the level is raised, and beside each stretch of it the source.
 * Where the other side of a race is known, both stand next to each other.
 */
final class StoryView {
  /** The middle of a longer trace is left out, and said so; SARIF has all of it. */
  private static final int LONGEST_TRACE = 60;

  private static final int DEEPEST_INDENT = 6;

  /** In lines: what stands between two such places would be quoted anyway, or nearly. */
  private static final int NEAR = 6;

  private final Excerpts excerpts;

  StoryView(Excerpts excerpts) {
    this.excerpts = excerpts;
  }

  /** A step and its number in the story. */
  private record Numbered(int number, TraceStep step) {}

  /** Steps in a row that are in one function. */
  private record Hop(List<Numbered> steps) {
    TraceStep first() {
      return steps.get(0).step();
    }

    boolean continuesWith(TraceStep step) {
      return first().function().equals(step.function())
          && first().position().file().equals(step.position().file())
          && first().nesting() == step.nesting();
    }

    /** Steps in a row whose lines are so near that they are quoted as one. */
    List<List<Numbered>> stretches() {
      List<List<Numbered>> stretches = new ArrayList<>();
      int least = 0;
      int most = 0;
      for (Numbered numbered : steps) {
        int line = numbered.step().position().line();
        if (stretches.isEmpty() || line < least - NEAR || line > most + NEAR) {
          stretches.add(new ArrayList<>());
          least = line;
          most = line;
        }
        least = Math.min(least, line);
        most = Math.max(most, line);
        stretches.get(stretches.size() - 1).add(numbered);
      }
      return stretches;
    }
  }

  /**
   * The story of a finding.
   *
   * @param quoted false to leave out the source
   */
  void append(Html html, Finding finding, boolean quoted) {
    List<TraceStep> trace = traceOf(finding);
    List<RelatedPlace> elsewhere = new ArrayList<>();
    List<RelatedPlace> onTrace = new ArrayList<>();
    for (RelatedPlace place : finding.related()) {
      boolean told = trace.stream().anyMatch(s -> sameLine(s.position(), place.position()));
      (told ? onTrace : elsewhere).add(place);
    }
    List<List<Numbered>> sides = sides(trace);
    if (sides.size() == 1 && elsewhere.size() > 1) {
      sides.add(numbered(steps(elsewhere)));
      elsewhere.clear();
    }
    if (sides.size() > 1) {
      html.raw("<div class=\"sides\">");
      for (List<Numbered> side : sides) {
        boolean own = side.stream().anyMatch(n -> sameLine(n.step(), finding));
        html.raw("<section class=\"side\"><h4>");
        html.raw(own ? "This side" : "The other side").raw("</h4>\n");
        side(html, side, finding.position(), quoted);
        html.raw("</section>");
      }
      html.raw("</div>\n");
    } else {
      side(html, sides.get(0), finding.position(), quoted);
    }
    if (!elsewhere.isEmpty()) {
      html.raw("<h4>See also</h4>\n");
      side(html, numbered(steps(elsewhere)), finding.position(), quoted);
    }
    if (!onTrace.isEmpty()) {
      html.raw("<ul class=\"also\">");
      for (RelatedPlace place : onTrace) {
        html.raw("<li><span class=\"place\">").text(place(place.position())).raw("</span> ");
        Prose.append(html, place.message());
        html.raw("</li>");
      }
      html.raw("</ul>\n");
    }
  }

  /** A finding without a trace is a story of one step. */
  private static List<TraceStep> traceOf(Finding finding) {
    return finding.trace().isEmpty()
        ? List.of(new TraceStep(finding.position(), finding.function(), "here", 0, ""))
        : finding.trace();
  }

  private static List<TraceStep> steps(List<RelatedPlace> places) {
    return places.stream().map(p -> new TraceStep(p.position(), "", p.message(), 0, "")).toList();
  }

  private static List<Numbered> numbered(List<TraceStep> steps) {
    List<Numbered> numbered = new ArrayList<>();
    for (TraceStep step : steps) {
      numbered.add(new Numbered(numbered.size() + 1, step));
    }
    return numbered;
  }

  /**
   * A trace begins anew where it comes to another function without a call. A last step that has
   * been told before, to which a log's story returns at its end, is left out.
   */
  private static List<List<Numbered>> sides(List<TraceStep> trace) {
    List<List<Numbered>> sides = new ArrayList<>();
    String root = "";
    for (Numbered numbered : numbered(trace)) {
      TraceStep step = numbered.step();
      if (sides.isEmpty() || step.nesting() == 0 && !step.function().equals(root)) {
        root = step.function();
        sides.add(new ArrayList<>());
      }
      sides.get(sides.size() - 1).add(numbered);
    }
    List<Numbered> last = sides.get(sides.size() - 1);
    TraceStep end = trace.get(trace.size() - 1);
    if (sides.size() > 1 && trace.indexOf(end) < trace.size() - 1) {
      last.remove(last.size() - 1);
      if (last.isEmpty()) {
        sides.remove(sides.size() - 1);
      }
    }
    return sides;
  }

  private static boolean sameLine(TraceStep step, Finding finding) {
    return sameLine(step.position(), finding.position());
  }

  private static boolean sameLine(SourcePosition a, SourcePosition b) {
    return a.line() == b.line() && a.file().equals(b.file());
  }

  /** {@code file:line}, as far as they are known. */
  static String place(SourcePosition position) {
    return position.line() > 0 ? position.file() + ":" + position.line() : position.file();
  }

  private void side(Html html, List<Numbered> trace, SourcePosition target, boolean quoted) {
    int over = Math.max(0, trace.size() - LONGEST_TRACE);
    int headEnd = (trace.size() - over) / 2;
    html.raw("<div class=\"story\">\n");
    hops(html, hops(trace.subList(0, over == 0 ? trace.size() : headEnd)), target, quoted);
    if (over > 0) {
      html.raw("<p class=\"cut\">").number(over);
      html.raw(" steps are left out here; the SARIF log has them.</p>\n");
      hops(html, hops(trace.subList(headEnd + over, trace.size())), target, quoted);
    }
    html.raw("</div>\n");
  }

  private static List<Hop> hops(List<Numbered> trace) {
    List<Hop> hops = new ArrayList<>();
    for (Numbered numbered : trace) {
      if (hops.isEmpty() || !hops.get(hops.size() - 1).continuesWith(numbered.step())) {
        hops.add(new Hop(new ArrayList<>()));
      }
      hops.get(hops.size() - 1).steps().add(numbered);
    }
    return hops;
  }

  private void hops(Html html, List<Hop> hops, SourcePosition target, boolean quoted) {
    int depth = hops.isEmpty() ? 0 : hops.get(0).first().nesting();
    boolean begins = true;
    String state = "";
    for (Hop hop : hops) {
      int nesting = hop.first().nesting();
      boolean start = true;
      for (List<Numbered> stretch : quoted ? hop.stretches() : List.of(hop.steps())) {
        html.raw("<div class=\"hop n").number(Math.min(nesting, DEEPEST_INDENT));
        html.raw(start ? "\"><div class=\"rail\">" : " cont\"><div class=\"rail\">");
        if (start) {
          function(html, hop, begins, nesting - depth);
        }
        html.raw("<ol>\n");
        for (Numbered numbered : stretch) {
          step(html, numbered, target, state);
          state = numbered.step().state();
        }
        html.raw("</ol></div>\n");
        if (quoted) {
          excerpts.append(html, places(stretch, target), start);
        }
        html.raw("</div>\n");
        start = false;
      }
      depth = nesting;
      begins = false;
    }
  }

  /**
   * The function that the next steps are in.
   *
   * @param begins true if nothing stands before it
   * @param deeper by how many calls it is deeper than the one before
   */
  private static void function(Html html, Hop hop, boolean begins, int deeper) {
    if (!hop.first().function().isEmpty()) {
      html.raw("<p class=\"fn\">");
      if (!begins) {
        html.raw("<span class=\"turn\">");
        html.raw(deeper > 0 ? "&#x21B3; in " : deeper < 0 ? "&#x21B0; back in " : "in ");
        html.raw("</span>");
      }
      html.raw("<code>").text(hop.first().function()).raw("()</code></p>");
    }
  }

  private static List<Excerpts.Place> places(List<Numbered> steps, SourcePosition target) {
    List<Excerpts.Place> places = new ArrayList<>(steps.size());
    for (Numbered numbered : steps) {
      SourcePosition at = numbered.step().position();
      places.add(new Excerpts.Place(at, numbered.number(), sameLine(at, target)));
    }
    return places;
  }

  private static void step(Html html, Numbered numbered, SourcePosition target, String before) {
    TraceStep step = numbered.step();
    boolean held = !step.state().isEmpty();
    boolean end = step.position().equals(target);
    html.raw("<li").attribute("value", numbered.number());
    if (held || end) {
      html.attribute("class", held && end ? "held end" : held ? "held" : "end");
    }
    html.raw("><b>").number(numbered.number()).raw("</b><span>");
    Prose.append(html, step.message());
    html.raw(" <span class=\"ln\">");
    if (step.position().line() > 0) {
      html.raw("line ").number(step.position().line());
    } else {
      html.text(step.position().file());
    }
    html.raw("</span>");
    if (held) {
      html.raw("<br><span").attribute("class", step.state().equals(before) ? "st keep" : "st");
      html.raw(">").text(step.state()).raw("</span>");
    } else if (!before.isEmpty()) {
      html.raw("<br><span class=\"st none\">no longer: ").text(before).raw("</span>");
    }
    html.raw("</span></li>\n");
  }
}
