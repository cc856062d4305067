package org.kwitness.cfg;

import java.util.List;
import java.util.Set;
import org.kwitness.ir.CType;
import org.kwitness.ir.SourcePosition;
import org.kwitness.ir.Variable;

/**
 * A function definition.
 *
 * @param name its name
 * @param isStatic true for internal linkage
 * @param position where its name stands
 * @param end its closing brace
 * @param parameters in order
 * @param resultType what it returns
 * @param variadic true if it takes more arguments than parameters
 * @param addressTaken automatic variables whose address is taken somewhere in the body
 * @param body its control flow graph
 */
public record Function(
    String name,
    boolean isStatic,
    SourcePosition position,
    SourcePosition end,
    List<Variable> parameters,
    CType resultType,
    boolean variadic,
    Set<Variable> addressTaken,
    ControlFlowGraph body) {

  /** The file that defines it. */
  public String file() {
    return position.file();
  }

  /** The name under which the whole kernel knows it: a static function is known by its file too. */
  public String linkName() {
    return isStatic ? position.file() + ":" + name : name;
  }

  /** Two functions are the same if they have the same name at the same place. */
  @Override
  public boolean equals(Object o) {
    return o == this
        || o instanceof Function f && f.position.equals(position) && f.name.equals(name);
  }

  @Override
  public int hashCode() {
    return (name.hashCode() * 31 + position.file().hashCode()) * 31 + position.line();
  }
}
