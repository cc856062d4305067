package org.kwitness.report.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sentences about code: what is code in them is set as code. */
final class Prose {
  /** A longer sentence is shown plainly: a pattern with groups needs stack for each repetition. */
  private static final int LONGEST = 2_000;

  /** Marked as code by its author, or a word that may look like it. */
  private static final Pattern CODE =
      Pattern.compile(
          "`([^`]+)`|([*&]*[A-Za-z_]\\w*(?:(?:->|\\.)[A-Za-z_]\\w*|\\[\\w*\\])*(?:\\(\\))?)");

  private Prose() {}

  static void append(Html html, String sentence) {
    if (sentence.length() > LONGEST) {
      html.text(sentence);
      return;
    }
    Matcher code = CODE.matcher(sentence);
    int done = 0;
    while (code.find()) {
      String marked = code.group(1);
      String word = marked == null ? code.group(2) : marked;
      if (marked != null || looksLikeCode(word)) {
        html.text(sentence.substring(done, code.start()));
        html.raw("<code>").text(word).raw("</code>");
        done = code.end();
      }
    }
    html.text(sentence.substring(done));
  }

  private static boolean looksLikeCode(String word) {
    return word.endsWith("()")
        || word.contains("_")
        || word.contains("->")
        || word.contains("[")
        || word.startsWith("*")
        || word.startsWith("&");
  }
}
