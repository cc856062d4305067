package org.kwitness.frontend.tree;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;

/** The {@code .if} … {@code .endif} nesting of a makefile. */
final class MakeConditions {
  private enum State {
    ACTIVE,
    /** No branch was taken so far. */
    WAITING,
    /** A branch was taken, or the whole block lies in an inactive one. */
    DONE
  }

  private final MakeVariables variables;
  private final Deque<State> nesting = new ArrayDeque<>();

  MakeConditions(MakeVariables variables) {
    this.variables = variables;
  }

  /** True where lines count. */
  boolean active() {
    return nesting.stream().allMatch(s -> s == State.ACTIVE);
  }

  /** Handles a directive if it is one of conditions. */
  boolean handles(String directive, String argument) {
    switch (directive) {
      case "if", "ifdef", "ifndef", "ifmake", "ifnmake" -> {
        if (!active()) {
          nesting.push(State.DONE);
        } else {
          nesting.push(evaluate(directive, argument) ? State.ACTIVE : State.WAITING);
        }
      }
      case "elif", "elifdef", "elifndef" -> {
        if (!nesting.isEmpty()) {
          State state = nesting.pop();
          if (state == State.WAITING) {
            // The test of an inactive outer block is moot: such blocks are DONE from the start.
            nesting.push(evaluate(directive.substring(2), argument) ? State.ACTIVE : State.WAITING);
          } else {
            nesting.push(State.DONE);
          }
        }
      }
      case "else" -> {
        if (!nesting.isEmpty()) {
          nesting.push(nesting.pop() == State.WAITING ? State.ACTIVE : State.DONE);
        }
      }
      case "endif" -> nesting.poll();
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean evaluate(String directive, String argument) {
    return switch (directive) {
      case "ifdef" -> variables.defined(argument.trim());
      case "ifndef" -> !variables.defined(argument.trim());
      case "ifmake" -> false;
      case "ifnmake" -> true;
      default -> new Evaluator(argument).or();
    };
  }

  /** Recursive descent over one condition; what it cannot read is false. */
  private final class Evaluator {
    private final String text;
    private int at;

    Evaluator(String text) {
      this.text = text.strip();
    }

    boolean or() {
      boolean result = and();
      while (accept("||")) {
        result |= and();
      }
      return result;
    }

    private boolean and() {
      boolean result = not();
      while (accept("&&")) {
        result &= not();
      }
      return result;
    }

    private boolean not() {
      if (!text.startsWith("!=", at) && accept("!")) {
        return !not();
      }
      if (accept("(")) {
        boolean inner = or();
        accept(")");
        return inner;
      }
      for (String function :
          new String[] {"defined", "empty", "exists", "make", "target", "commands"}) {
        if (text.startsWith(function, at)
            && text.substring(at + function.length()).stripLeading().startsWith("(")) {
          at = text.indexOf('(', at);
          return call(function, parenthesised());
        }
      }
      return comparison();
    }

    private boolean call(String function, String argument) {
      return switch (function) {
        case "defined" -> variables.defined(variables.expand(argument).trim());
        case "empty" -> variables.expand("${" + argument.trim() + "}").isBlank();
        case "exists" -> Files.exists(Path.of(variables.expand(argument).trim()));
        default -> false;
      };
    }

    private String parenthesised() {
      int depth = 0;
      for (int i = at; i < text.length(); i++) {
        if (text.charAt(i) == '(') {
          depth++;
        } else if (text.charAt(i) == ')' && --depth == 0) {
          String inner = text.substring(at + 1, i);
          at = i + 1;
          return inner;
        }
      }
      String rest = text.substring(Math.min(at + 1, text.length()));
      at = text.length();
      return rest;
    }

    private boolean comparison() {
      String left = operand();
      for (String operator : new String[] {"==", "!=", "<=", ">=", "<", ">"}) {
        if (accept(operator)) {
          return compare(left, operator, operand());
        }
      }
      String lower = left.toLowerCase(Locale.ROOT);
      return !lower.isEmpty() && !lower.equals("0") && !lower.equals("no");
    }

    private static boolean compare(String left, String operator, String right) {
      int order;
      try {
        order = Double.compare(Double.parseDouble(left), Double.parseDouble(right));
      } catch (NumberFormatException e) {
        order = left.compareTo(right);
      }
      return switch (operator) {
        case "==" -> order == 0;
        case "!=" -> order != 0;
        case "<=" -> order <= 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        default -> order > 0;
      };
    }

    private String operand() {
      skipBlanks();
      if (at < text.length() && text.charAt(at) == '"') {
        int end = text.indexOf('"', at + 1);
        int stop = end < 0 ? text.length() : end;
        String inner = text.substring(at + 1, stop);
        at = Math.min(stop + 1, text.length());
        return variables.expand(inner);
      }
      int start = at;
      int depth = 0;
      while (at < text.length()) {
        char c = text.charAt(at);
        if (c == '{' || c == '(') {
          depth++;
        } else if (c == '}' || c == ')') {
          if (depth == 0) {
            break;
          }
          depth--;
        } else if (depth == 0 && (Character.isWhitespace(c) || "=!<>&|".indexOf(c) >= 0)) {
          break;
        }
        at++;
      }
      if (at == start && at < text.length()) {
        at++;
      }
      String operand = text.substring(start, at);
      return operand.startsWith("$") ? variables.expand(operand).trim() : operand;
    }

    private boolean accept(String token) {
      skipBlanks();
      if (text.startsWith(token, at)) {
        at += token.length();
        return true;
      }
      return false;
    }

    private void skipBlanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }
  }
}
