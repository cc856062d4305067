package org.kwitness.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.model.Effect;
import org.kwitness.model.FunctionModel;
import org.kwitness.model.Knowledge;
import org.kwitness.model.Operand;

/**
 * Finds the lock that a macro takes, by expanding it down to a function that a row knows to acquire
 * a lock. Works on text: that is enough for the wrappers that kernels have around their locks.
 */
final class MacroExpander {
  private static final Pattern CALL = Pattern.compile("([A-Za-z_]\\w*)\\s*\\(");
  private static final int DEEPEST = 8;

  private final TreeIndex index;
  private final Knowledge knowledge;

  MacroExpander(TreeIndex index, Knowledge knowledge) {
    this.index = index;
    this.knowledge = knowledge;
  }

  /**
   * The lock that a call takes, as a path such as {@code so->so_rcv->sb_mtx} whose arrows stand for
   * dots too, or the name of a variable.
   *
   * @param arguments of the call; if there are none, the macro's parameters stand for themselves
   */
  Optional<String> lockOf(String name, List<String> arguments) {
    return lockOf(name, arguments, DEEPEST);
  }

  /** What a macro without parameters stands for, if that looks like a path or a name. */
  Optional<String> alias(String name) {
    return index
        .macro(name)
        .filter(m -> m.parameters().isEmpty())
        .map(m -> path(m.body(), DEEPEST))
        .filter(p -> p.matches("[A-Za-z_]\\w*(->[A-Za-z_]\\w*)*") && !p.equals(name));
  }

  private Optional<String> lockOf(String name, List<String> arguments, int depth) {
    Optional<String> acquired = acquired(name, arguments);
    if (acquired.isPresent() || depth == 0) {
      return acquired.map(a -> path(a, depth));
    }
    Optional<SourceFile.Macro> macro = index.macro(name);
    if (macro.isEmpty()) {
      return Optional.empty();
    }
    String body = substituted(macro.get(), arguments);
    Matcher m = CALL.matcher(body);
    while (m.find()) {
      String callee = m.group(1);
      if (!callee.equals(name)) {
        Optional<String> lock = lockOf(callee, arguments(body, m.end()), depth - 1);
        if (lock.isPresent()) {
          return lock;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<String> acquired(String name, List<String> arguments) {
    for (FunctionModel row : knowledge.functions(name)) {
      for (Effect.Acquire a : row.effects(Effect.Acquire.class)) {
        if (a.lock() instanceof Operand.Argument arg && arg.index() < arguments.size()) {
          return Optional.of(arguments.get(arg.index()));
        }
        if (a.lock() instanceof Operand.Global g) {
          return Optional.of(g.name());
        }
      }
    }
    return Optional.empty();
  }

  private static String substituted(SourceFile.Macro macro, List<String> arguments) {
    String body = macro.body();
    for (int i = 0; i < macro.parameters().size() && i < arguments.size(); i++) {
      body =
          body.replaceAll(
              "\\b" + Pattern.quote(macro.parameters().get(i)) + "\\b",
              Matcher.quoteReplacement(arguments.get(i)));
    }
    return body;
  }

  /** The arguments of a call; {@code from} is just behind its opening parenthesis. */
  static List<String> arguments(String text, int from) {
    List<String> arguments = new ArrayList<>();
    StringBuilder argument = new StringBuilder();
    int depth = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ')' && depth == 0 || c == ',' && depth == 0) {
        arguments.add(argument.toString().strip());
        argument.setLength(0);
        if (c == ')') {
          return arguments.equals(List.of("")) ? List.of() : arguments;
        }
      } else {
        depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        argument.append(c);
      }
    }
    return arguments;
  }

  /** An expression without its parentheses, address signs and macros. */
  private String path(String expression, int depth) {
    String text = expression;
    for (int i = 0; i < depth; i++) {
      Matcher m = CALL.matcher(text);
      if (!m.find()) {
        break;
      }
      Optional<SourceFile.Macro> macro = index.macro(m.group(1));
      int end = end(text, m.end());
      if (macro.isEmpty() || end < 0) {
        break;
      }
      text =
          text.substring(0, m.start())
              + substituted(macro.get(), arguments(text, m.end()))
              + text.substring(end);
    }
    return text.replaceAll("[&()\\s]", "").replace(".", "->").replaceFirst("^\\*+", "");
  }

  /** The index behind the parenthesis that closes a call; -1 if there is none. */
  private static int end(String text, int from) {
    int depth = 1;
    for (int i = from; i < text.length(); i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
