package org.kwitness.frontend.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.kwitness.frontend.tree.TreeProfile.InterfaceTemplate;

/**
 * A set of operations from which a build makes a header with a typed function for each: kernel
 * object interfaces and the operations of file systems.
 *
 * @param name the interface's name; empty where the syntax has none
 * @param prologue C text for the head of the header
 * @param operations in the order of the description
 */
record InterfaceDescription(String name, String prologue, List<Operation> operations) {
  private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
  private static final Pattern METHOD =
      Pattern.compile(
          "\\b(STATIC)?METHOD\\s+([^{]*?)(\\w+)\\s*\\{([^}]*)\\}\\s*;?(?:\\s*DEFAULT\\s+(\\w+))?");
  private static final Pattern INTERFACE = Pattern.compile("\\bINTERFACE\\s+(\\w+)");
  private static final Pattern SECTION =
      Pattern.compile(
          "^\\s*(CODE|HEADER)\\s*\\{\\s*\\n(.*?)^\\}", Pattern.DOTALL | Pattern.MULTILINE);
  private static final Pattern OPERATION = Pattern.compile("(\\w+)\\s*\\{([^}]*)\\}\\s*;");
  private static final Pattern DIRECTION =
      Pattern.compile("^(?:INOUT|IN|OUT)\\s+(?:WILLRELE\\s+)?");
  private static final Pattern PARAMETER = Pattern.compile("^(.*?)(\\w+)((?:\\s*\\[[^\\]]*\\])*)$");

  /**
   * An operation.
   *
   * @param name as described
   * @param returns the C type of the result
   * @param parameters in order
   * @param ofClass true if the first parameter is not the object
   */
  record Operation(String name, String returns, List<Parameter> parameters, boolean ofClass) {}

  /** A parameter: its declaration is {@code type name suffix}. */
  record Parameter(String type, String name, String suffix) {}

  /** Reads an interface in the {@code INTERFACE}, {@code METHOD} syntax. */
  static InterfaceDescription ofMethods(String text) {
    StringBuilder prologue = new StringBuilder();
    Matcher section = SECTION.matcher(text);
    StringBuilder rest = new StringBuilder();
    while (section.find()) {
      if (section.group(1).equals("HEADER")) {
        prologue.append(section.group(2));
      }
      section.appendReplacement(rest, "");
    }
    section.appendTail(rest);
    String plain = withoutComments(rest.toString());
    Matcher name = INTERFACE.matcher(plain);
    List<Operation> operations = new ArrayList<>();
    Matcher m = METHOD.matcher(plain);
    while (m.find()) {
      operations.add(
          new Operation(
              m.group(3), m.group(2).strip(), parameters(m.group(4)), m.group(1) != null));
    }
    return new InterfaceDescription(
        name.find() ? name.group(1) : "", prologue.toString(), List.copyOf(operations));
  }

  /** Reads operations in the {@code name { IN type arg; };} syntax. */
  static InterfaceDescription ofOperations(String text) {
    List<Operation> operations = new ArrayList<>();
    Matcher m = OPERATION.matcher(withoutComments(text));
    while (m.find()) {
      operations.add(new Operation(m.group(1), "int", parameters(m.group(2)), false));
    }
    return new InterfaceDescription("", "", List.copyOf(operations));
  }

  private static String withoutComments(String text) {
    StringBuilder out = new StringBuilder();
    for (String line : COMMENT.matcher(text).replaceAll(" ").split("\n", -1)) {
      int comment = line.indexOf('#');
      String kept = comment < 0 ? line : line.substring(0, comment);
      out.append(kept.startsWith("%") ? "" : kept).append('\n');
    }
    return out.toString();
  }

  private static List<Parameter> parameters(String text) {
    List<Parameter> parameters = new ArrayList<>();
    for (String declaration : text.split(";")) {
      String d = declaration.replaceAll("\\s+", " ").strip();
      Matcher m = PARAMETER.matcher(DIRECTION.matcher(d).replaceFirst(""));
      if (m.matches()) {
        parameters.add(new Parameter(m.group(1).strip(), m.group(2), m.group(3)));
      }
    }
    return List.copyOf(parameters);
  }

  /** The header's text. */
  String render(InterfaceTemplate template) {
    Map<String, String> outer = new TreeMap<>();
    outer.put("interface", name);
    outer.put("INTERFACE", name.toUpperCase(Locale.ROOT));
    outer.put("prologue", prologue);
    StringBuilder out = new StringBuilder(Variables.expand(template.before(), outer));
    for (Operation operation : operations) {
      Map<String, String> values = new TreeMap<>(outer);
      values.put("name", operation.name());
      values.put("NAME", operation.name().toUpperCase(Locale.ROOT));
      values.put("type", operation.returns());
      values.put("return", operation.returns().equals("void") ? "" : "return ");
      values.put(
          "first", operation.parameters().isEmpty() ? "" : operation.parameters().get(0).name());
      for (Map.Entry<String, String> part : template.parameter().entrySet()) {
        values.put(part.getKey(), join(operation.parameters(), part.getValue()));
      }
      String text = operation.ofClass() ? template.staticMethod() : template.method();
      out.append(Variables.expand(text, values));
    }
    return out.append(Variables.expand(template.after(), outer)).toString();
  }

  /** The part for each parameter: whole lines one after the other, else separated by commas. */
  private static String join(List<Parameter> parameters, String template) {
    List<String> parts = new ArrayList<>();
    for (Parameter p : parameters) {
      String space = p.type().endsWith("*") ? "" : " ";
      parts.add(
          Variables.expand(
              template,
              Map.of("arg", p.name(), "argType", p.type() + space, "suffix", p.suffix())));
    }
    if (template.endsWith("\n")) {
      return String.join("", parts);
    }
    return parts.isEmpty() ? "void" : String.join(", ", parts);
  }
}
