package org.kwitness.frontend;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.kwitness.ir.CType;
import org.kwitness.ir.Variable;

/** The names that are visible inside one function, innermost block first. */
final class Scopes {
  private final String file;
  private final String function;
  private final Deque<Map<String, Variable>> stack = new ArrayDeque<>();
  private final Set<Variable> addressTaken = new HashSet<>();
  private int nextLocal;

  Scopes(String file, String function) {
    this.file = file;
    this.function = function;
    enter();
  }

  void enter() {
    stack.push(new HashMap<>());
  }

  void leave() {
    stack.pop();
  }

  Variable parameter(String name, int index, CType type) {
    return put(name, new Variable(name, Variable.Storage.PARAMETER, index, type));
  }

  Variable local(String name, CType type) {
    return put(name, new Variable(name, Variable.Storage.LOCAL, nextLocal++, type));
  }

  Variable staticLocal(String name, CType type) {
    String unique = file + ":" + function + "." + name;
    return put(name, new Variable(unique, Variable.Storage.STATIC_LOCAL, 0, type));
  }

  /** A block-scope declaration of a global object. */
  void external(String name, Variable global) {
    put(name, global);
  }

  private Variable put(String name, Variable v) {
    stack.element().put(name, v);
    return v;
  }

  Optional<Variable> find(String name) {
    for (Map<String, Variable> scope : stack) {
      Variable v = scope.get(name);
      if (v != null) {
        return Optional.of(v);
      }
    }
    return Optional.empty();
  }

  void takeAddress(Variable v) {
    if (v.isAutomatic()) {
      addressTaken.add(v);
    }
  }

  Set<Variable> addressTaken() {
    return Set.copyOf(addressTaken);
  }
}
