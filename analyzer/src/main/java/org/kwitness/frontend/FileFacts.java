package org.kwitness.frontend;

import java.util.List;
import org.kwitness.cfg.Function;
import org.kwitness.ir.SourcePosition;
import org.kwitness.rule.Gap;

/**
 * What the front end learned from one source file and its headers; everything that the later phases
 * see of it.
 *
 * @param file the file's name
 * @param lines lines in the file
 * @param functions the functions that the file itself defines, in source order
 * @param inlines functions defined in headers that the file's functions call, directly or not
 * @param pointers functions put into fields, arrays and variables by initialisers
 * @param flags constants known by name that initialisers store
 * @param functionDefinitions function definitions that the parser saw in the file itself
 * @param problemDeclarations parts of the file itself that did not parse
 * @param headerProblems parts of headers that did not parse
 * @param leftOut parts of the file that conditional directives leave out
 * @param gaps everything that was lost
 */
public record FileFacts(
    String file,
    int lines,
    List<Function> functions,
    List<Function> inlines,
    List<PointerBinding> pointers,
    List<FlagBinding> flags,
    int functionDefinitions,
    int problemDeclarations,
    int headerProblems,
    List<Lines> leftOut,
    List<Gap> gaps) {

  /**
   * A range of lines, both ends included; 1-based.
   *
   * @param first the first line
   * @param last the last line
   */
  public record Lines(int first, int last) {}

  /**
   * A constant that an initialiser stores, alone or in an expression.
   *
   * @param object the global variable that is initialised, as in {@link PointerBinding}
   * @param constant its name
   * @param position where it stands
   */
  public record FlagBinding(String object, String constant, SourcePosition position) {}

  /**
   * A function whose address an initialiser stores.
   *
   * @param struct the tag of the struct that holds the pointer; empty for a plain variable or array
   * @param field the field, or the variable's name
   * @param function the function's name
   * @param object the global variable that is initialised
   */
  public record PointerBinding(
      String struct, String field, String function, String object, SourcePosition position) {}
}
