package org.kwitness.frontend.cache;

/** What a value starts with; the numbers from {@link #FIRST_CLASS} on are classes. */
final class Tag {
  static final int SEEN = 0;
  static final int TEXT = 1;
  static final int SEEN_TEXT = 2;
  static final int INTEGER = 3;
  static final int LONG = 4;
  static final int TRUE = 5;
  static final int FALSE = 6;
  static final int NOTHING = 7;
  static final int SOMETHING = 8;
  static final int LIST = 9;
  static final int SET = 10;
  static final int MAP = 11;
  static final int FIRST_CLASS = 12;

  private Tag() {}
}
