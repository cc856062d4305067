package org.kwitness.keys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What one file says that is of use here.
 *
 * @param name relative to the source root
 * @param structures with at least one member
 * @param legends in the order of the file
 * @param locks the variables that are locks
 * @param macros the macros that have to do with locking, by name
 */
record SourceFile(
    String name,
    List<Structure> structures,
    List<Legend> legends,
    List<String> locks,
    Map<String, Macro> macros) {
  private static final Pattern DEFINE =
      Pattern.compile("#\\s*define\\s+([A-Za-z_]\\w*)(\\(([^)]*)\\))?\\s*(.*)", Pattern.DOTALL);

  /**
   * A macro.
   *
   * @param parameters empty if it has none
   * @param body what it stands for
   */
  record Macro(List<String> parameters, String body) {}

  /** Reads a file's text. */
  static SourceFile read(String name, String text, Vocabulary words) {
    List<Token> tokens = Tokenizer.tokens(text);
    List<Structure> structures =
        MemberComments.added(
            StructureReader.structures(tokens).stream()
                .filter(s -> !s.members().isEmpty())
                .toList(),
            tokens);
    LegendReader reader = new LegendReader(name, words::speaksOfLocking);
    List<Legend> legends = new ArrayList<>();
    for (Token t : tokens) {
      if (t.kind() == Token.Kind.COMMENT) {
        reader.read(t).ifPresent(legends::add);
      }
    }
    return new SourceFile(
        name, structures, legends, locks(tokens, words::isLockType), macros(tokens, words));
  }

  private static Map<String, Macro> macros(List<Token> tokens, Vocabulary words) {
    Map<String, Macro> macros = new TreeMap<>();
    for (Token t : tokens) {
      if (t.kind() == Token.Kind.DIRECTIVE
          && mayNameALock(t.text())
          && words.speaksOfLocking(t.text())) {
        Matcher m = DEFINE.matcher(t.text());
        if (m.matches() && !m.group(4).isBlank()) {
          List<String> parameters =
              Optional.ofNullable(m.group(3))
                  .map(p -> Arrays.stream(p.split(",")).map(String::strip).toList())
                  .orElse(List.of());
          macros.putIfAbsent(m.group(1), new Macro(parameters, m.group(4).strip()));
        }
      }
    }
    return macros;
  }

  /**
   * False for what is no definition, and for one of a mere number: these are most directives of
   * drivers, and looking for words in all of them takes longer than everything else.
   */
  private static boolean mayNameALock(String directive) {
    int i = skip(directive, 1, Character::isWhitespace);
    if (!directive.startsWith("define", i)) {
      return false;
    }
    i = skip(directive, i + "define".length(), Character::isWhitespace);
    i = skip(directive, i, Character::isJavaIdentifierPart);
    int body = skip(directive, i, Character::isWhitespace);
    if (body == i || body == directive.length() || !Character.isDigit(directive.charAt(body))) {
      return true;
    }
    int end = skip(directive, body, Character::isJavaIdentifierPart);
    return skip(directive, end, Character::isWhitespace) < directive.length();
  }

  private static int skip(String text, int from, IntPredicate what) {
    int i = from;
    while (i < text.length() && what.test(text.charAt(i))) {
      i++;
    }
    return i;
  }

  /** The variables at the outermost level whose type is that of a lock, or a pointer to one. */
  private static List<String> locks(List<Token> tokens, Predicate<String> isLockType) {
    List<String> names = new ArrayList<>();
    List<Token> code = tokens.stream().filter(Token::isCode).toList();
    int depth = 0;
    for (int i = 0; i + 2 < code.size(); i++) {
      Token t = code.get(i);
      if (t.isSign('{')) {
        depth++;
      } else if (t.isSign('}')) {
        // One in the first column ends whatever conditional directives left open.
        depth = t.column() == 1 ? 0 : depth - 1;
      } else if (depth == 0 && t.kind() == Token.Kind.NAME && isLockType.test(t.text())) {
        addVariables(code, i + 1, names);
      }
    }
    return names;
  }

  /** Adds the names of {@code type a, *b;} and of {@code DEFINE(type, a)}. */
  private static void addVariables(List<Token> code, int from, List<String> names) {
    if (code.get(from).isSign(',')) {
      if (from + 2 < code.size()
          && code.get(from + 1).kind() == Token.Kind.NAME
          && code.get(from + 2).isSign(')')) {
        names.add(code.get(from + 1).text());
      }
      return;
    }
    for (int i = from; i + 1 < code.size(); i += 2) {
      while (i + 2 < code.size() && code.get(i).isSign('*')) {
        i++;
      }
      Token next = code.get(i + 1);
      if (code.get(i).kind() != Token.Kind.NAME || !endsDeclarator(next)) {
        return;
      }
      names.add(code.get(i).text());
      if (!next.isSign(',')) {
        return;
      }
    }
  }

  /** True for what may follow a name that is declared: also an attribute. */
  private static boolean endsDeclarator(Token t) {
    return t.isSign(';')
        || t.isSign(',')
        || t.isSign('=')
        || t.isSign('[')
        || t.kind() == Token.Kind.NAME;
  }
}
