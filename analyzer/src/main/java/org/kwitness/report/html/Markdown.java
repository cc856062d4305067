package org.kwitness.report.html;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * As much of Markdown as the pages of rules use: headings, paragraphs, flat lists, fenced code,
 * code, strong text and links in a line. Anything else reads as it stands; nothing is lost.
 */
final class Markdown {
  private static final String FENCE = "```";
  private static final Pattern INLINE =
      Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)\\]\\((https?://[^)\\s]+)\\)");

  private final Html html;
  private final StringBuilder pending = new StringBuilder();
  private boolean inCode;
  private boolean inList;

  private Markdown(Html html) {
    this.html = html;
  }

  /** Adds a page. Its title is left out: who shows a page has said it. */
  static void append(Html html, String page) {
    Markdown markdown = new Markdown(html);
    List<String> lines = page.lines().toList();
    for (String line : lines) {
      markdown.line(line);
    }
    if (markdown.inCode) {
      html.raw("</pre>\n");
    }
    markdown.endList();
  }

  private void line(String line) {
    if (line.strip().startsWith(FENCE)) {
      if (inCode) {
        html.raw("</pre>\n");
      } else {
        endList();
        html.raw("<pre>");
      }
      inCode = !inCode;
    } else if (inCode) {
      html.text(line).raw("\n");
    } else if (line.isBlank()) {
      endList();
    } else if (line.startsWith("#")) {
      endList();
      String title = line.replaceFirst("^#+\\s*", "");
      if (line.startsWith("##")) {
        html.raw("<h3>");
        inline(title);
        html.raw("</h3>\n");
      }
    } else if (line.startsWith("- ")) {
      endParagraph();
      html.raw(inList ? "<li>" : "<ul><li>");
      inList = true;
      pending.append(line.substring(2));
    } else {
      pending.append(pending.length() == 0 ? "" : " ").append(line.strip());
    }
  }

  private void endList() {
    endParagraph();
    if (inList) {
      html.raw("</ul>\n");
      inList = false;
    }
  }

  private void endParagraph() {
    if (pending.length() == 0) {
      return;
    }
    if (!inList) {
      html.raw("<p>");
    }
    inline(pending.toString());
    html.raw(inList ? "</li>\n" : "</p>\n");
    pending.setLength(0);
  }

  private void inline(String text) {
    Matcher matcher = INLINE.matcher(text);
    int done = 0;
    while (matcher.find()) {
      html.text(text.substring(done, matcher.start()));
      if (matcher.group(1) != null) {
        html.raw("<code>").text(matcher.group(1)).raw("</code>");
      } else if (matcher.group(2) != null) {
        html.raw("<strong>").text(matcher.group(2)).raw("</strong>");
      } else {
        html.raw("<a rel=\"noreferrer\"").attribute("href", matcher.group(4)).raw(">");
        html.text(matcher.group(3)).raw("</a>");
      }
      done = matcher.end();
    }
    html.text(text.substring(done));
  }
}
