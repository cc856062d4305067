package org.kwitness.frontend.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Variables of make(1) and their expansion, with the modifiers that kernel makefiles use. */
final class MakeVariables {
  private static final int MAX_DEPTH = 40;

  /** Longer than any real command line; a variable that doubles itself stops here. */
  private static final int MAX_LENGTH = 1 << 20;

  private final Map<String, String> values;

  /** The variables whose values are being expanded just now. */
  private final Set<String> expanding = new HashSet<>();

  MakeVariables(Map<String, String> values) {
    this.values = values;
  }

  Map<String, String> values() {
    return values;
  }

  boolean defined(String name) {
    return values.containsKey(name);
  }

  /** The unexpanded value; empty if there is none. */
  String raw(String name) {
    return values.getOrDefault(name, "");
  }

  void set(String name, String value) {
    values.put(name, value);
  }

  void append(String name, String value) {
    values.merge(name, value, (old, added) -> old.isEmpty() ? added : old + " " + added);
  }

  void remove(String name) {
    values.remove(name);
  }

  /** Expands every {@code ${…}}, {@code $(…)} and {@code $x}; undefined ones vanish. */
  String expand(String text) {
    return expand(text, 0);
  }

  private String expand(String text, int depth) {
    if (text.indexOf('$') < 0 || depth > MAX_DEPTH) {
      return text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length() && out.length() < MAX_LENGTH; i++) {
      char c = text.charAt(i);
      if (c != '$' || i + 1 >= text.length()) {
        out.append(c);
        continue;
      }
      char open = text.charAt(i + 1);
      if (open == '$') {
        out.append('$');
        i++;
      } else if (open == '{' || open == '(') {
        int end = closing(text, i + 1);
        out.append(reference(text.substring(i + 2, end), depth));
        i = end;
      } else {
        out.append(valueOf(String.valueOf(open), depth));
        i++;
      }
    }
    return out.toString();
  }

  /** The expanded value; empty where the variable is part of its own value. */
  private String valueOf(String name, int depth) {
    if (!expanding.add(name)) {
      return "";
    }
    String value = expand(raw(name), depth + 1);
    expanding.remove(name);
    return value;
  }

  private static int closing(String text, int open) {
    char opening = text.charAt(open);
    char close = opening == '{' ? '}' : ')';
    int depth = 0;
    for (int i = open; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == opening) {
        depth++;
      } else if (c == close && --depth == 0) {
        return i;
      }
    }
    return text.length() - 1;
  }

  /** The value of what stands between the braces: a name and its modifiers. */
  private String reference(String inner, int depth) {
    List<String> parts = splitModifiers(inner);
    String name = expand(parts.get(0), depth + 1);
    boolean defined = defined(name);
    String value = valueOf(name, depth);
    for (String modifier : parts.subList(1, parts.size())) {
      if (modifier.startsWith("U")) {
        value = defined ? value : expand(modifier.substring(1), depth + 1);
      } else if (modifier.startsWith("?")) {
        return "";
      } else {
        value = modify(value, expand(withAnchors(modifier), depth + 1));
      }
    }
    return value;
  }

  /** Protects the {@code $} that anchors a substitution's pattern at the end of the word. */
  private static String withAnchors(String modifier) {
    boolean substitution =
        modifier.length() > 1 && (modifier.charAt(0) == 'S' || modifier.charAt(0) == 'C');
    return substitution
        ? modifier.replace("$" + modifier.charAt(1), "$$" + modifier.charAt(1))
        : modifier;
  }

  /** Splits at colons outside of nested braces; {@code S}, {@code C} keep their delimiters. */
  private static List<String> splitModifiers(String inner) {
    List<String> parts = new ArrayList<>();
    StringBuilder part = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (c == '{' || c == '(') {
        depth++;
      } else if (c == '}' || c == ')') {
        depth--;
      }
      boolean substitution =
          !parts.isEmpty()
              && part.length() == 1
              && (part.charAt(0) == 'S' || part.charAt(0) == 'C');
      if (substitution && depth == 0 && !Character.isLetterOrDigit(c)) {
        int middle = inner.indexOf(c, i + 1);
        int end = middle < 0 ? -1 : inner.indexOf(c, middle + 1);
        int stop = end < 0 ? inner.length() : end + 1;
        part.append(inner, i, stop);
        i = stop - 1;
      } else if (c == ':' && depth == 0) {
        parts.add(part.toString());
        part.setLength(0);
      } else {
        part.append(c);
      }
    }
    parts.add(part.toString());
    return parts;
  }

  private static String modify(String value, String modifier) {
    if (modifier.isEmpty() || value.isBlank()) {
      return value;
    }
    List<String> words = new ArrayList<>();
    for (String word : value.trim().split("\\s+")) {
      modifyWord(word, modifier, words);
    }
    return String.join(" ", words);
  }

  private static void modifyWord(String word, String modifier, List<String> out) {
    String argument = modifier.substring(1);
    switch (modifier.charAt(0)) {
      case 'M' -> {
        if (glob(argument).matcher(word).matches()) {
          out.add(word);
        }
      }
      case 'N' -> {
        if (!glob(argument).matcher(word).matches()) {
          out.add(word);
        }
      }
      case 'T' -> out.add(word.substring(word.lastIndexOf('/') + 1));
      case 'H' -> out.add(word.contains("/") ? word.substring(0, word.lastIndexOf('/')) : ".");
      case 'R' -> out.add(word.contains(".") ? word.substring(0, word.lastIndexOf('.')) : word);
      case 'E' -> out.add(word.substring(word.lastIndexOf('.') + 1));
      case 'S', 'C' -> out.add(substitute(word, modifier.charAt(0) == 'C', argument));
      default -> {
        int equals = modifier.indexOf('=');
        if (equals > 0 && word.endsWith(modifier.substring(0, equals))) {
          out.add(word.substring(0, word.length() - equals) + modifier.substring(equals + 1));
        } else {
          out.add(word);
        }
      }
    }
  }

  private static String substitute(String word, boolean regex, String argument) {
    if (argument.isEmpty()) {
      return word;
    }
    char delimiter = argument.charAt(0);
    String[] parts = argument.substring(1).split(Pattern.quote(String.valueOf(delimiter)), -1);
    if (parts.length < 2) {
      return word;
    }
    String from = parts[0];
    String to = parts[1];
    if (regex) {
      try {
        return word.replaceFirst(from, to.replaceAll("\\\\(\\d)", "\\$$1"));
      } catch (PatternSyntaxException | IndexOutOfBoundsException e) {
        return word;
      }
    }
    boolean start = from.startsWith("^");
    boolean end = from.endsWith("$") && from.length() > 1;
    String plain = from.substring(start ? 1 : 0, from.length() - (end ? 1 : 0));
    if (start && end) {
      return word.equals(plain) ? to : word;
    } else if (start) {
      return word.startsWith(plain) ? to + word.substring(plain.length()) : word;
    } else if (end) {
      return word.endsWith(plain) ? word.substring(0, word.length() - plain.length()) + to : word;
    }
    int at = word.indexOf(plain);
    return at < 0 ? word : word.substring(0, at) + to + word.substring(at + plain.length());
  }

  private static Pattern glob(String glob) {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        case '[', ']' -> regex.append(c);
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    try {
      return Pattern.compile(regex.toString());
    } catch (PatternSyntaxException e) {
      return Pattern.compile(Pattern.quote(glob));
    }
  }
}
