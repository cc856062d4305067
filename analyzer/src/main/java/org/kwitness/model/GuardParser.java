package org.kwitness.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads and writes the textual form of a {@link Guard}. */
public final class GuardParser {
  private static final Pattern FLAG = Pattern.compile("arg(\\d{1,2}) (has|lacks) ([A-Za-z_]\\w*)");
  private static final Pattern EQUALS =
      Pattern.compile("arg(\\d{1,2}) (==|!=) ([A-Za-z_]\\w*|-?\\d+)");
  private static final Pattern RESULT = Pattern.compile("return (==|!=|<) 0");
  private static final String FORMS =
      "write parts such as \"arg1 has FLAG\", \"arg1 lacks FLAG\", \"arg1 == CONSTANT\","
          + " \"arg1 != 0\", \"return == 0\", \"return != 0\" or \"return < 0\"";

  private GuardParser() {}

  /**
   * Reads a guard.
   *
   * @param text parts joined by {@code and}, or by {@code or}
   * @throws RowSyntaxException if it is not a guard; the message says what to write
   */
  public static Guard parse(String text) throws RowSyntaxException {
    boolean all = text.contains(" and ");
    boolean any = text.contains(" or ");
    if (all && any) {
      throw new RowSyntaxException(
          "the guard \""
              + text
              + "\" mixes \"and\" with \"or\"; write two effects, each with a"
              + " guard of one kind");
    }
    List<Guard> parts = new ArrayList<>();
    for (String part : text.split(all ? " and " : " or ", -1)) {
      parts.add(part(part));
    }
    return parts.size() == 1
        ? parts.get(0)
        : all ? new Guard.All(List.copyOf(parts)) : new Guard.Any(List.copyOf(parts));
  }

  /** Writes a guard so that {@link #parse} reads it back; an empty string for always. */
  public static String print(Guard guard) {
    if (guard instanceof Guard.ArgumentFlag f) {
      return "arg" + f.index() + (f.present() ? " has " : " lacks ") + f.flag();
    }
    if (guard instanceof Guard.ArgumentEquals e) {
      return "arg" + e.index() + (e.equal() ? " == " : " != ") + e.constant();
    }
    if (guard instanceof Guard.ResultTest r) {
      return switch (r.test()) {
        case ZERO -> "return == 0";
        case NON_ZERO -> "return != 0";
        case NEGATIVE -> "return < 0";
      };
    }
    if (guard instanceof Guard.All a) {
      return a.parts().stream().map(GuardParser::print).collect(Collectors.joining(" and "));
    }
    if (guard instanceof Guard.Any a) {
      return a.parts().stream().map(GuardParser::print).collect(Collectors.joining(" or "));
    }
    return "";
  }

  private static Guard part(String text) throws RowSyntaxException {
    Matcher flag = FLAG.matcher(text);
    if (flag.matches()) {
      return new Guard.ArgumentFlag(
          Integer.parseInt(flag.group(1)), flag.group(3), flag.group(2).equals("has"));
    }
    Matcher equals = EQUALS.matcher(text);
    if (equals.matches() && equals.group(3).equals("NULL")) {
      throw new RowSyntaxException("\"" + text + "\" compares with NULL; write 0 for NULL");
    }
    if (equals.matches()) {
      return new Guard.ArgumentEquals(
          Integer.parseInt(equals.group(1)), equals.group(3), equals.group(2).equals("=="));
    }
    Matcher result = RESULT.matcher(text);
    if (result.matches()) {
      return new Guard.ResultTest(
          switch (result.group(1)) {
            case "==" -> Guard.Test.ZERO;
            case "!=" -> Guard.Test.NON_ZERO;
            default -> Guard.Test.NEGATIVE;
          });
    }
    throw new RowSyntaxException(
        String.format(Locale.ROOT, "\"%s\" is not a guard; %s", text, FORMS));
  }
}
