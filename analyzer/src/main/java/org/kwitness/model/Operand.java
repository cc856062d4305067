package org.kwitness.model;

/** What an effect works on, seen from the call. */
public sealed interface Operand {

  /**
   * An argument. For a pointer to a lock or an object this means the object pointed to.
   *
   * @param index 0-based
   */
  record Argument(int index) implements Operand {}

  /**
   * A member of what an argument points to, such as a lock that an object carries.
   *
   * @param index 0-based
   * @param field the member's name
   */
  record Member(int index, String field) implements Operand {}

  /**
   * A lock that is held, whichever object it belongs to. For functions that give up the lock of an
   * object which their arguments do not name.
   *
   * @param lockClass struct and field, as {@code vnode.v_interlock}, or a variable
   */
  record Held(String lockClass) implements Operand {}

  /** The result of the call. */
  record Result() implements Operand {}

  /**
   * A single object of the whole kernel that no argument names, such as the kernel lock.
   *
   * @param name its name in messages
   */
  record Global(String name) implements Operand {}

  /** Nothing that the call names. */
  record Nothing() implements Operand {}
}
