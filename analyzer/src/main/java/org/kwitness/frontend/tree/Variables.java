package org.kwitness.frontend.tree;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces {@code ${name}} in the texts of a profile; names without a value stay as they are. */
final class Variables {
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)\\}");

  private Variables() {}

  static String expand(String text, Map<String, String> values) {
    if (text.indexOf('$') < 0) {
      return text;
    }
    Matcher m = REFERENCE.matcher(text);
    StringBuilder out = new StringBuilder();
    while (m.find()) {
      String value = values.getOrDefault(m.group(1), m.group());
      m.appendReplacement(out, Matcher.quoteReplacement(value));
    }
    return m.appendTail(out).toString();
  }
}
