package org.kwitness.frontend.tree;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a compiler's command line matters to the preprocessor.
 *
 * @param includePath folders, in order, without repetition
 * @param defines name (with parameter list, if any) to body
 * @param undefines names that are undefined again
 * @param forcedIncludes files included before the first line
 */
record CompilerFlags(
    List<Path> includePath,
    Map<String, String> defines,
    Set<String> undefines,
    List<String> forcedIncludes) {

  /**
   * Reads flags.
   *
   * @param words the words of the command line
   * @param directory where relative folders start; only absolute ones are taken if it is the folder
   *     of a build that does not exist
   */
  static CompilerFlags parse(List<String> words, java.util.Optional<Path> directory) {
    Set<Path> folders = new LinkedHashSet<>();
    Map<String, String> defines = new LinkedHashMap<>();
    Set<String> undefines = new LinkedHashSet<>();
    List<String> forced = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String option = option(word);
      if (option.isEmpty()) {
        continue;
      }
      String argument = word.substring(option.length());
      if (argument.isEmpty()) {
        if (i + 1 >= words.size()) {
          break;
        }
        argument = words.get(++i);
      }
      switch (option) {
        case "-D" -> {
          int equals = argument.indexOf('=');
          String name = equals < 0 ? argument : argument.substring(0, equals);
          defines.put(name, equals < 0 ? "1" : argument.substring(equals + 1));
          undefines.remove(name);
        }
        case "-U" -> {
          defines.remove(argument);
          undefines.add(argument);
        }
        case "-include", "-imacros" -> forced.add(argument);
        default -> {
          Path folder = Path.of(argument);
          if (folder.isAbsolute()) {
            folders.add(folder.normalize());
          } else if (directory.isPresent()) {
            folders.add(directory.get().resolve(folder).normalize());
          }
        }
      }
    }
    return new CompilerFlags(
        List.copyOf(folders), defines, undefines, List.copyOf(new LinkedHashSet<>(forced)));
  }

  private static String option(String word) {
    for (String option :
        new String[] {
          "-include", "-imacros", "-isystem", "-iquote", "-idirafter", "-I", "-D", "-U"
        }) {
      if (word.startsWith(option)) {
        // -I- splits the path in old compilers; it names no folder.
        return word.equals("-I-") || word.startsWith("-include-") ? "" : option;
      }
    }
    return "";
  }

  /** Splits a command line into words; quotes and backslashes as the shell reads them. */
  static List<String> words(String command) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char c = command.charAt(i);
      if (quote != 0) {
        if (c == quote) {
          quote = 0;
        } else if (c == '\\' && quote == '"' && i + 1 < command.length()) {
          word.append(command.charAt(++i));
        } else {
          word.append(c);
        }
      } else if (c == '"' || c == '\'') {
        quote = c;
        inWord = true;
      } else if (c == '\\' && i + 1 < command.length()) {
        word.append(command.charAt(++i));
        inWord = true;
      } else if (Character.isWhitespace(c)) {
        if (inWord) {
          words.add(word.toString());
          word.setLength(0);
          inWord = false;
        }
      } else {
        word.append(c);
        inWord = true;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
