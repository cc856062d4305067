package org.kwitness.ir;

import java.util.stream.Collectors;

/** Writes expressions and instructions as text close to C, for messages and dumps. */
public final class Printer {
  private Printer() {}

  /** The expression in C's notation; temporaries are {@code %n}. */
  public static String print(Expression e) {
    return print(e, 0);
  }

  /** One instruction on one line, without its position. */
  public static String print(Instruction i) {
    if (i instanceof Instruction.Assign a) {
      return print(a.target()) + " = " + print(a.value());
    }
    if (i instanceof Instruction.Call c) {
      String call =
          printPrimary(c.callee())
              + c.arguments().stream()
                  .map(Printer::print)
                  .collect(Collectors.joining(", ", "(", ")"));
      String via = c.spelling().isEmpty() ? "" : " [" + c.spelling() + "]";
      return c.result().map(r -> print(r) + " = ").orElse("") + call + via;
    }
    if (i instanceof Instruction.Return r) {
      return "return" + r.value().map(v -> " " + print(v)).orElse("");
    }
    if (i instanceof Instruction.Declare d) {
      return "declare " + d.variable().name();
    }
    if (i instanceof Instruction.Assembler a) {
      return "asm" + a.outputs().stream().map(Printer::print).toList();
    }
    return "evaluate " + print(((Instruction.Evaluate) i).value());
  }

  private static String printPrimary(Expression e) {
    return print(e, 2);
  }

  /** Binding strength: 0 anything, 1 operand of a binary or unary operator, 2 postfix operand. */
  private static String print(Expression e, int context) {
    if (e instanceof Expression.VariableUse v) {
      return v.variable().displayName();
    }
    if (e instanceof Expression.Temporary t) {
      return "%" + t.number();
    }
    if (e instanceof Expression.IntegerConstant c) {
      return Long.toString(c.value());
    }
    if (e instanceof Expression.NamedConstant c) {
      return c.name();
    }
    if (e instanceof Expression.StringConstant s) {
      return "\"" + s.text() + "\"";
    }
    if (e instanceof Expression.FunctionName f) {
      return f.name();
    }
    if (e instanceof Expression.Member m) {
      return m.object() instanceof Expression.Dereference d
          ? print(d.pointer(), 2) + "->" + m.field()
          : print(m.object(), 2) + "." + m.field();
    }
    if (e instanceof Expression.Element x) {
      return print(x.array(), 2) + "[" + print(x.index()) + "]";
    }
    if (e instanceof Expression.Opaque o) {
      return o.what();
    }
    String text = printOperation(e);
    boolean loose = e instanceof Expression.Binary ? context > 0 : context > 1;
    return loose ? "(" + text + ")" : text;
  }

  private static String printOperation(Expression e) {
    if (e instanceof Expression.Dereference d) {
      return "*" + print(d.pointer(), 1);
    }
    if (e instanceof Expression.AddressOf a) {
      return "&" + print(a.object(), 1);
    }
    if (e instanceof Expression.Unary u) {
      return u.operator().symbol() + print(u.operand(), 1);
    }
    if (e instanceof Expression.Binary b) {
      return print(b.left(), 1) + " " + b.operator().symbol() + " " + print(b.right(), 1);
    }
    if (e instanceof Expression.Cast c) {
      return "(" + print(c.type()) + ")" + print(c.operand(), 1);
    }
    throw new IllegalStateException("no notation for " + e.getClass());
  }

  /** A type in a notation close to C. */
  public static String print(CType t) {
    if (t instanceof CType.Pointer p) {
      return print(p.target()) + " *";
    }
    if (t instanceof CType.Array a) {
      return print(a.element()) + " []";
    }
    if (t instanceof CType.Function f) {
      return print(f.result()) + " ()";
    }
    if (t instanceof CType.Struct s) {
      return "struct " + s.tag();
    }
    if (t instanceof CType.Scalar s) {
      return s.name();
    }
    return t instanceof CType.Void ? "void" : "?";
  }
}
