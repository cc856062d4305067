package org.kwitness.ir;

/**
 * A named object. Two variables are equal if they have the same storage and number (locals and
 * parameters of one function) or the same storage and name (the others); the type plays no part.
 *
 * @param name as declared
 * @param storage where it lives
 * @param number the position of a parameter (0-based), or a number unique among the locals of a
 *     function; 0 for globals
 * @param type its type
 */
public record Variable(String name, Storage storage, int number, CType type) {

  /** Where a variable lives, which decides who else can reach it. */
  public enum Storage {
    /** An automatic variable of the function. */
    LOCAL,
    /** A parameter of the function. */
    PARAMETER,
    /** A {@code static} variable inside a function; its name is {@code function.name}. */
    STATIC_LOCAL,
    /** A {@code static} variable of a file; its name is {@code file:name}. */
    FILE,
    /** A variable with external linkage. */
    GLOBAL
  }

  /** True for automatic variables and parameters: gone when the function returns. */
  public boolean isAutomatic() {
    return storage == Storage.LOCAL || storage == Storage.PARAMETER;
  }

  /** The name as the programmer wrote it. */
  public String displayName() {
    int cut =
        switch (storage) {
          case STATIC_LOCAL -> name.lastIndexOf('.');
          case FILE -> name.lastIndexOf(':');
          default -> -1;
        };
    return name.substring(cut + 1);
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Variable v
        && v.storage == storage
        && v.number == number
        && v.name.equals(name);
  }

  @Override
  public int hashCode() {
    return (name.hashCode() * 31 + number) * 31 + storage.hashCode();
  }
}
