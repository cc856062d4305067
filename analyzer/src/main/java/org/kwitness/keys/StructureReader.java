package org.kwitness.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the structures of a text and their members. Knows C's declarations, and no types. */
final class StructureReader {
  private static final List<String> RECORDS = List.of("struct", "union");
  private static final String TYPEDEF = "typedef";

  private final List<Token> code;
  private final List<Structure> found = new ArrayList<>();
  private int at;

  private StructureReader(List<Token> code) {
    this.code = code;
  }

  /** The structures that have a name, in the order in which they end. */
  static List<Structure> structures(List<Token> tokens) {
    StructureReader reader = new StructureReader(tokens.stream().filter(Token::isCode).toList());
    reader.run();
    return reader.found;
  }

  private void run() {
    while (at < code.size()) {
      int open = opening(at);
      if (open < 0) {
        at++;
        continue;
      }
      String tag = code.get(open - 1).kind() == Token.Kind.NAME ? tagBefore(open) : "";
      boolean typedef = tag.isEmpty() && at > 0 && code.get(at - 1).isName(TYPEDEF);
      String name = typedef ? nameAfter(close(open)) : tag;
      at = open + 1;
      List<Member> members = new ArrayList<>();
      int last = body(name, members);
      if (!name.isEmpty()) {
        found.add(new Structure(name, code.get(open).line(), last, members));
      }
    }
  }

  /** The index of the brace, if a definition of a structure starts at {@code from}; else -1. */
  private int opening(int from) {
    if (!isRecord(from)) {
      return -1;
    }
    int i = from + 1;
    while (i < code.size() && i < from + 4 && code.get(i).kind() == Token.Kind.NAME) {
      i++;
    }
    return i < code.size() && code.get(i).isSign('{') ? i : -1;
  }

  private boolean isRecord(int i) {
    return i < code.size()
        && code.get(i).kind() == Token.Kind.NAME
        && RECORDS.contains(code.get(i).text());
  }

  private String tagBefore(int open) {
    String word = code.get(open - 1).text();
    return RECORDS.contains(word) ? "" : word;
  }

  /** The index of the sign that closes the one at {@code open}; the end if there is none. */
  private int close(int open) {
    int depth = 0;
    for (int i = open; i < code.size(); i++) {
      if (code.get(i).kind() == Token.Kind.SIGN) {
        switch (code.get(i).text().charAt(0)) {
          case '{', '(', '[' -> depth++;
          case '}', ')', ']' -> depth--;
          default -> {}
        }
        if (depth == 0) {
          return i;
        }
      }
    }
    return code.size();
  }

  private String nameAfter(int closing) {
    int i = closing + 1;
    while (i < code.size() && code.get(i).isSign('*')) {
      i++;
    }
    return i < code.size() && code.get(i).kind() == Token.Kind.NAME ? code.get(i).text() : "";
  }

  /** Reads members up to the closing brace, and steps over it; returns its line. */
  private int body(String struct, List<Member> members) {
    while (at < code.size()) {
      if (code.get(at).isSign('}')) {
        return code.get(at++).line();
      }
      if (code.get(at).isSign(';')) {
        at++;
      } else {
        declaration(struct, members);
      }
    }
    return code.isEmpty() ? 0 : code.get(code.size() - 1).line();
  }

  private void declaration(String struct, List<Member> members) {
    Token first = code.get(at);
    int defined = -1; // The number of words when a definition ended.
    List<Token> words = new ArrayList<>();
    List<Member> inner = new ArrayList<>();
    while (at < code.size() && !code.get(at).isSign(';') && !code.get(at).isSign('}')) {
      int open = opening(at);
      if (open >= 0) {
        String tag = tagBefore(open);
        words.addAll(code.subList(at, open));
        at = open + 1;
        body(tag.isEmpty() ? struct : tag, inner);
        defined = words.size();
      } else if (code.get(at).isSign('{')) {
        at = close(at) + 1; // The constants of an enumeration.
        defined = words.size();
      } else {
        words.add(code.get(at));
        at++;
      }
    }
    int lastLine = at < code.size() ? code.get(at).line() : first.line();
    if (at < code.size() && code.get(at).isSign(';')) {
      at++;
    }
    members.addAll(inner);
    if (defined == words.size()) {
      return; // Nothing is declared, or a member without a name.
    }
    List<String> type = List.of();
    for (List<Token> part : split(words)) {
      Optional<Token> name = declared(part, !type.isEmpty());
      if (name.isEmpty()) {
        return;
      }
      List<String> own = typeOf(part, name.get());
      if (type.isEmpty()) {
        type = own.stream().filter(w -> !w.equals("*")).toList();
      } else {
        own = new ArrayList<>(own);
        own.addAll(0, type);
      }
      members.add(
          new Member(
              struct,
              name.get().text(),
              own,
              name.get().line(),
              first.line(),
              lastLine,
              first.column(),
              List.of()));
    }
  }

  /** The declarators, the first with the type. */
  private static List<List<Token>> split(List<Token> words) {
    List<List<Token>> parts = new ArrayList<>();
    List<Token> part = new ArrayList<>();
    int depth = 0;
    for (Token t : words) {
      depth += t.isSign('(') || t.isSign('[') ? 1 : t.isSign(')') || t.isSign(']') ? -1 : 0;
      if (depth == 0 && t.isSign(',')) {
        parts.add(part);
        part = new ArrayList<>();
      } else {
        part.add(t);
      }
    }
    parts.add(part);
    return parts;
  }

  /** The name that a declarator declares. */
  private static Optional<Token> declared(List<Token> part, boolean typeIsKnown) {
    List<Token> names = new ArrayList<>();
    int depth = 0;
    for (int i = 0; i < part.size(); i++) {
      Token t = part.get(i);
      if (t.isSign('(') && depth == 0 && i + 1 < part.size() && part.get(i + 1).isSign('*')) {
        return pointedTo(part, i);
      }
      if (t.isSign('(') || t.isSign('[')) {
        depth++;
      } else if (t.isSign(')') || t.isSign(']')) {
        depth--;
      } else if (depth == 0 && (t.isSign(':') || t.isSign('='))) {
        break;
      } else if (depth == 0 && t.kind() == Token.Kind.NAME) {
        names.add(t);
      }
    }
    int least = typeIsKnown ? 1 : 2;
    while (names.size() > least && names.get(names.size() - 1).text().startsWith("__")) {
      names.remove(names.size() - 1); // An attribute, not the name.
    }
    return names.isEmpty() ? Optional.empty() : Optional.of(names.get(names.size() - 1));
  }

  /** The name in {@code (*name)}: the first one inside. */
  private static Optional<Token> pointedTo(List<Token> part, int open) {
    return part.subList(open, part.size()).stream()
        .filter(t -> t.kind() == Token.Kind.NAME && !RECORDS.contains(t.text()))
        .filter(t -> !t.text().equals("const") && !t.text().equals("volatile"))
        .findFirst();
  }

  private static List<String> typeOf(List<Token> part, Token name) {
    List<String> type = new ArrayList<>();
    for (Token t : part) {
      if (t.equals(name)) {
        break;
      }
      if (t.kind() == Token.Kind.NAME || t.isSign('*')) {
        type.add(t.text());
      }
    }
    return type;
  }
}
