package org.kwitness.analysis;

import org.kwitness.analysis.value.Place;

/** What locks of different objects have in common: struct and field, or the variable. */
public final class LockClass {
  private static final String ANONYMOUS = "some ";

  private LockClass() {}

  /** The class of a lock that lies at a place. */
  static String of(Place p) {
    if (p instanceof Place.Part x) {
      return x.struct() + "." + x.field();
    }
    if (p instanceof Place.Slot x) {
      return of(x.array()) + "[]";
    }
    return p instanceof Place.Named n ? n.variable().name() : p.toString();
  }

  /** The class of a lock that is only known as a pointer to something. */
  static String anonymous(String what) {
    return ANONYMOUS + what;
  }

  /** True for a lock that is only known as a pointer of some type: any other may be meant. */
  static boolean isAnonymous(String lockClass) {
    return lockClass.startsWith(ANONYMOUS);
  }

  /** True for a static variable: nothing outside of its file knows its name. */
  public static boolean isStatic(String lockClass) {
    return lockClass.indexOf(':') >= 0;
  }

  /** True for a lock that is one of an array. */
  public static boolean isElement(String lockClass) {
    return lockClass.endsWith("[]");
  }

  /** True for a lock that is only known as what an expression points to. */
  public static boolean isPointee(String lockClass) {
    return lockClass.startsWith("*");
  }

  /** True for a lock that a variable names, or one that a variable points to. */
  public static boolean isVariable(String lockClass) {
    String name = shortName(lockClass);
    return !name.isEmpty()
        && name.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$');
  }

  /** Without the file in the name of a static variable. */
  public static String shortName(String lockClass) {
    return lockClass.substring(lockClass.lastIndexOf(':') + 1);
  }
}
