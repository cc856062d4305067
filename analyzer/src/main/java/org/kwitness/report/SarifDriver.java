package org.kwitness.report;

import com.google.gson.stream.JsonWriter;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.kwitness.rule.Gap;
import org.kwitness.rule.Level;
import org.kwitness.rule.Rule;

/** Writes the {@code tool} of a SARIF run: who we are, our rules, our notifications. */
final class SarifDriver {
  private static final int TITLE_LENGTH = 255;

  private final JsonWriter json;
  private final SarifJson parts;
  private final SarifLimits limits;

  SarifDriver(JsonWriter json, SarifJson parts, SarifLimits limits) {
    this.json = json;
    this.parts = parts;
    this.limits = limits;
  }

  void write(Run run) throws IOException {
    json.name("tool").beginObject();
    json.name("driver").beginObject();
    json.name("name").value(Tool.NAME);
    json.name("version").value(run.toolVersion());
    json.name("semanticVersion").value(run.toolVersion());
    json.name("informationUri").value(Tool.INFORMATION_URI);
    json.name("rules").beginArray();
    for (Rule rule : run.rules()) {
      rule(rule);
    }
    json.endArray();
    json.name("notifications").beginArray();
    for (Gap.Kind kind : Gap.Kind.values()) {
      notification(
          kind.id(), GapKinds.description(kind), GapKinds.advice(kind), GapKinds.level(kind));
    }
    notification(
        SarifInvocation.RESULTS_LEFT_OUT,
        "There were more findings than a log may hold; the least serious were left out.",
        "Analyse a part of the tree, or correct the most serious findings first.",
        Level.WARNING);
    notification(
        SarifInvocation.DETAILS_LEFT_OUT,
        "The log has less about some findings than is known, since it would be too large.",
        "See the report in another format, or analyse a part of the tree.",
        Level.NOTE);
    json.endArray();
    json.endObject();
    json.endObject();
  }

  private void rule(Rule rule) throws IOException {
    String title = SarifText.sentence(rule.title());
    String help = rule.help().isBlank() ? title : rule.help();
    json.beginObject();
    json.name("id").value(rule.id());
    json.name("name").value(SarifText.cut(SarifText.pascalCase(rule.id()), TITLE_LENGTH));
    parts.text("shortDescription", SarifText.cut(title, limits.descriptionLength()));
    parts.text("fullDescription", SarifText.cut(summary(rule, title), limits.descriptionLength()));
    json.name("helpUri").value(Tool.ruleUri(rule.id()));
    json.name("help").beginObject();
    json.name("text").value(help);
    json.name("markdown").value(help);
    json.endObject();
    json.name("defaultConfiguration").beginObject();
    json.name("level").value(rule.level().label());
    json.endObject();
    json.name("properties").beginObject();
    json.name("precision").value(rule.precision());
    json.name("problem.severity").value(severity(rule.level()));
    json.name("tags").beginArray();
    for (String tag : tags(rule).stream().limit(limits.tags()).toList()) {
      json.value(tag);
    }
    json.endArray();
    json.endObject();
    json.endObject();
  }

  /** The tags of a rule, each once. */
  static List<String> tags(Rule rule) {
    return rule.tags().stream().distinct().toList();
  }

  private void notification(String id, String description, String advice, Level level)
      throws IOException {
    json.beginObject();
    json.name("id").value(id);
    parts.text("shortDescription", description);
    parts.text("fullDescription", description);
    parts.text("help", advice);
    json.name("defaultConfiguration").beginObject();
    json.name("level").value(level.label());
    json.endObject();
    json.endObject();
  }

  /** The first paragraph of the rule's page, which says what the problem is. */
  private static String summary(Rule rule, String title) {
    List<String> paragraph =
        rule.help()
            .lines()
            .map(String::strip)
            .dropWhile(line -> line.isEmpty() || line.startsWith("#"))
            .takeWhile(line -> !line.isEmpty())
            .toList();
    return paragraph.isEmpty()
        ? title
        : SarifText.sentence(paragraph.stream().collect(Collectors.joining(" ")));
  }

  /** GitHub's word for a level. */
  private static String severity(Level level) {
    return switch (level) {
      case ERROR -> "error";
      case WARNING -> "warning";
      case NOTE -> "recommendation";
    };
  }
}
