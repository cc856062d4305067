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
    boolean twoSides = elsewhere.size() > 1;
    if (twoSides) {
      html.raw("<div class=\"sides\"><section class=\"side\"><h4>This side</h4>\n");
      side(html, trace, finding.position(), quoted);
      html.raw("</section><section class=\"side\"><h4>The other side</h4>\n");
      side(html, steps(elsewhere), finding.position(), quoted);
      html.raw("</section></div>\n");
    } else {
      side(html, trace, finding.position(), quoted);
      if (!elsewhere.isEmpty()) {
        html.raw("<h4>See also</h4>\n");
        side(html, steps(elsewhere), finding.position(), quoted);
      }
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

  private static boolean sameLine(SourcePosition a, SourcePosition b) {
    return a.line() == b.line() && a.file().equals(b.file());
  }

  /** {@code file:line}, as far as they are known. */
  static String place(SourcePosition position) {
    return position.line() > 0 ? position.file() + ":" + position.line() : position.file();
  }

  private void side(Html html, List<TraceStep> trace, SourcePosition target, boolean quoted) {
    int over = Math.max(0, trace.size() - LONGEST_TRACE);
    int headEnd = (trace.size() - over) / 2;
    html.raw("<div class=\"story\">\n");
    hops(html, hops(trace, 0, over == 0 ? trace.size() : headEnd), target, quoted);
    if (over > 0) {
      html.raw("<p class=\"cut\">").number(over);
      html.raw(" steps are left out here; the SARIF log has them.</p>\n");
      hops(html, hops(trace, headEnd + over, trace.size()), target, quoted);
    }
    html.raw("</div>\n");
  }

  private static List<Hop> hops(List<TraceStep> trace, int from, int to) {
    List<Hop> hops = new ArrayList<>();
    for (int i = from; i < to; i++) {
      TraceStep step = trace.get(i);
      if (hops.isEmpty() || !hops.get(hops.size() - 1).continuesWith(step)) {
        hops.add(new Hop(new ArrayList<>()));
      }
      hops.get(hops.size() - 1).steps().add(new Numbered(i + 1, step));
    }
    return hops;
  }

  private void hops(Html html, List<Hop> hops, SourcePosition target, boolean quoted) {
    int depth = 0;
    String state = "";
    for (Hop hop : hops) {
      int nesting = hop.first().nesting();
      boolean start = true;
      for (List<Numbered> stretch : quoted ? hop.stretches() : List.of(hop.steps())) {
        html.raw("<div class=\"hop n").number(Math.min(nesting, DEEPEST_INDENT));
        html.raw(start ? "\"><div class=\"rail\">" : " cont\"><div class=\"rail\">");
        if (start) {
          function(html, hop, nesting - depth);
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
    }
  }

  /**
   * The function that the next steps are in.
   *
   * @param deeper by how many calls it is deeper than the one before
   */
  private static void function(Html html, Hop hop, int deeper) {
    if (!hop.first().function().isEmpty()) {
      html.raw("<p class=\"fn\">");
      if (hop.steps().get(0).number() > 1) {
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
