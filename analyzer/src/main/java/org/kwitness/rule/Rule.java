package org.kwitness.rule;

import java.util.List;
import java.util.Map;

/**
 * A rule: what its folder {@code rules/<id>} says.
 *
 * @param id its name for ever, e.g. {@code unchecked-null}
 * @param title one sentence without a full stop
 * @param level the most serious level that its findings have
 * @param precision {@code very-high}, {@code high}, {@code medium} or {@code low} (GitHub's words)
 * @param tags at most ten
 * @param checker the name of the checker that implements it
 * @param parameters settings of the checker
 * @param help the page {@code rule.md}, in Markdown
 */
public record Rule(
    String id,
    String title,
    Level level,
    String precision,
    List<String> tags,
    String checker,
    Map<String, String> parameters,
    String help) {}
