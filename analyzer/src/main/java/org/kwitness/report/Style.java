package org.kwitness.report;

/** How a piece of text is emphasised on a terminal (ECMA-48 "select graphic rendition"). */
enum Style {
  PLACE("1"),
  ERROR("1;31"),
  WARNING("1;35"),
  NOTE("1;36"),
  CARET("1;32"),
  FAINT("2");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The text in this style, or as it is where colours are not wanted. */
  String apply(String text, boolean colours) {
    return colours ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
