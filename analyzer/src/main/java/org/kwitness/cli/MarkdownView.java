package org.kwitness.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Shows Markdown on a terminal: the part of it that the pages of rules use (headings, paragraphs,
 * lists, fenced code, emphasis, inline code, links). What it does not know is shown as it stands.
 */
final class MarkdownView {
  private static final String BOLD = "\u001b[1m";
  private static final String CODE = "\u001b[36m";
  private static final String PLAIN = "\u001b[0m";
  private static final String CODE_INDENT = "    ";
  private static final Pattern HEADING = Pattern.compile("(#{1,6}) +(.*)");
  private static final Pattern ITEM = Pattern.compile("( *)([-*]|\\d+\\.) +(.*)");
  private static final Pattern LINK = Pattern.compile("\\[([^\\]]+)\\]\\(([^)]+)\\)");
  private static final Pattern STRONG = Pattern.compile("\\*\\*([^*]+)\\*\\*");
  private static final Pattern INLINE_CODE = Pattern.compile("`([^`]+)`");

  /** Stands for a blank that must not become the end of a line; not a character of any page. */
  private static final char GLUE = '\u0001';

  private final int width;
  private final boolean colours;
  private final StringBuilder out = new StringBuilder();
  private final List<String> block = new ArrayList<>();
  private String first = "";
  private String rest = "";

  /**
   * @param width columns to fill
   * @param colours emphasise with ANSI sequences; otherwise with what Markdown itself uses
   */
  MarkdownView(int width, boolean colours) {
    this.width = width;
    this.colours = colours;
  }

  /** The page, ready to be printed. */
  String render(String markdown) {
    boolean fenced = false;
    for (String line : markdown.lines().toList()) {
      if (line.strip().startsWith("```")) {
        flush();
        fenced = !fenced;
      } else if (fenced) {
        String code = CODE_INDENT + line;
        out.append(colours ? CODE + code + PLAIN : code.stripTrailing()).append('\n');
      } else {
        text(line);
      }
    }
    flush();
    return out.toString();
  }

  private void text(String line) {
    Matcher heading = HEADING.matcher(line);
    Matcher item = ITEM.matcher(line);
    if (line.isBlank()) {
      flush();
      if (!out.isEmpty() && !out.toString().endsWith("\n\n")) {
        out.append('\n');
      }
    } else if (heading.matches()) {
      flush();
      String title = heading.group(2);
      out.append(colours ? BOLD + title + PLAIN : title).append('\n');
      if (!colours) {
        String rule = heading.group(1).length() == 1 ? "=" : "-";
        out.append(rule.repeat(title.codePointCount(0, title.length()))).append('\n');
      }
    } else if (item.matches()) {
      flush();
      first = item.group(1) + item.group(2) + " ";
      rest = " ".repeat(first.length());
      block.add(item.group(3));
    } else if (line.startsWith("|")) {
      flush();
      out.append(line).append('\n');
    } else {
      block.add(line.strip());
    }
  }

  /** Fills and writes the paragraph or list item that is open. */
  private void flush() {
    if (block.isEmpty()) {
      return;
    }
    String text = inline(String.join(" ", block));
    StringBuilder line = new StringBuilder(first);
    int used = first.length();
    boolean empty = true;
    for (String word : text.split(" +")) {
      int length = visible(word);
      if (!empty && used + 1 + length > width) {
        out.append(line).append('\n');
        line.setLength(0);
        line.append(rest);
        used = rest.length();
        empty = true;
      }
      line.append(empty ? "" : " ").append(word.replace(GLUE, ' '));
      used += (empty ? 0 : 1) + length;
      empty = false;
    }
    out.append(line).append('\n');
    block.clear();
    first = "";
    rest = "";
  }

  private String inline(String text) {
    String linked = LINK.matcher(text).replaceAll("$1 ($2)");
    String strong = STRONG.matcher(linked).replaceAll(colours ? BOLD + "$1" + PLAIN : "$1");
    return INLINE_CODE
        .matcher(strong)
        .replaceAll(
            m -> {
              String code = m.group(1).replace(' ', GLUE);
              return Matcher.quoteReplacement(colours ? CODE + code + PLAIN : "`" + code + "`");
            });
  }

  private static int visible(String word) {
    String plain = word.replaceAll("\u001b\\[[0-9;]*m", "");
    return plain.codePointCount(0, plain.length());
  }
}
