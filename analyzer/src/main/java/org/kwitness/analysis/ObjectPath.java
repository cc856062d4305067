package org.kwitness.analysis;

import java.util.Optional;

/**
 * Names of objects that a function and its callers both understand, as text: {@code $0} is what the
 * first parameter was given, {@code @name} a variable; members follow as in C. A pointer and the
 * object that it points to have one name, and so have a lock and its address: which is meant, the
 * next member or its absence tells. An address is marked by a leading {@code &}.
 */
public final class ObjectPath {
  private static final String ARROW = "->";
  private static final String ADDRESS = "&";

  private ObjectPath() {}

  static String parameter(int number) {
    return "$" + number;
  }

  static String variable(String name) {
    return "@" + name;
  }

  static String addressOf(String object) {
    return ADDRESS + object;
  }

  /** The member of what a pointer points to. */
  public static String pointed(String pointer, String field) {
    return pointer.startsWith(ADDRESS)
        ? pointer.substring(1) + "." + field
        : pointer + ARROW + field;
  }

  /** A lock without the mark of an address. */
  public static String lock(String value) {
    return value.startsWith(ADDRESS) ? value.substring(1) : value;
  }

  /**
   * The lock that lies at the end of members that begin in an object.
   *
   * @param base the pointer to the object, or the object with the mark of an address
   * @param members the members as in {@link HeldRef#own}
   */
  public static String within(String base, String members) {
    return pointed(base, members);
  }

  /**
   * An object of the caller in the callee's terms, if it is reached from an argument.
   *
   * @param path the object
   * @param argument what the argument is, in the caller's terms
   * @param number of the argument
   */
  static Optional<String> throughArgument(String path, String argument, int number) {
    if (argument.isEmpty()) {
      return Optional.empty();
    }
    String object = lock(argument);
    if (path.equals(object)) {
      return Optional.of(parameter(number));
    }
    String before = argument.startsWith(ADDRESS) ? object + "." : object + ARROW;
    return path.startsWith(before)
        ? Optional.of(parameter(number) + ARROW + path.substring(before.length()))
        : Optional.empty();
  }

  /** True if it does not matter which function looks at it. */
  static boolean isGlobal(String path) {
    return path.startsWith("@");
  }
}
