package org.kwitness.analysis.context;

/** The conditions without parts. */
final class Conditions {
  static final Condition ALWAYS = new Condition.Always();
  static final Condition NEVER = new Condition.Never();
  static final Condition UNKNOWN = new Condition.Unknown();

  private Conditions() {}
}
