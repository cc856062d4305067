package org.kwitness.report;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Strings as SARIF wants them. */
final class SarifText {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)\\}");
  private static final Pattern NOT_IN_ID = Pattern.compile("[^A-Za-z0-9._-]+");
  private static final String PLAIN_IN_PATH =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/!$&'()*+,;=@";

  private SarifText() {}

  /**
   * Text that no viewer takes for markup: C such as <code>{0}</code> and {@code f[i](x)} would read
   * as a placeholder and as a link (SARIF 2.1.0, 3.11.5 and 3.11.6).
   */
  static String plain(String text) {
    return PLACEHOLDER.matcher(text).replaceAll("{{$1}}").replace("](", "] (");
  }

  /** Plain text that ends like a sentence. */
  static String sentence(String text) {
    String plain = plain(text.strip());
    return plain.endsWith(".") || plain.endsWith("!") || plain.endsWith("?") ? plain : plain + ".";
  }

  /** A link to a related location, to be put into a message. */
  static String link(String text, int id) {
    String label = text.replace("\\", "\\\\").replace("[", "\\[").replace("]", "\\]");
    return "[" + PLACEHOLDER.matcher(label).replaceAll("{{$1}}") + "](" + id + ")";
  }

  /** At most {@code length} UTF-16 units; what was cut ends in an ellipsis. */
  static String cut(String text, int length) {
    if (text.length() <= length) {
      return text;
    }
    int end = length - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }

  /** A relative path as a relative URI reference (RFC 3986, 3.3), each odd byte percent-encoded. */
  static String uri(String path) {
    StringBuilder uri = new StringBuilder(path.length());
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      if (PLAIN_IN_PATH.indexOf((char) octet) >= 0) {
        uri.append((char) octet);
      } else {
        uri.append(String.format("%%%02X", octet & 0xff));
      }
    }
    return uri.toString();
  }

  /** A word for an id that is divided by slashes: {@code FreeBSD 9.3} becomes FreeBSD-9.3. */
  static String idPart(String text) {
    return NOT_IN_ID.matcher(text).replaceAll("-");
  }

  /** A rule id as a friendly name: {@code unchecked-null} becomes UncheckedNull. */
  static String pascalCase(String id) {
    StringBuilder name = new StringBuilder(id.length());
    boolean atWordStart = true;
    for (int i = 0; i < id.length(); i++) {
      char c = id.charAt(i);
      if (c != '-') {
        name.append(atWordStart ? Character.toUpperCase(c) : c);
      }
      atWordStart = c == '-';
    }
    return name.toString();
  }
}
