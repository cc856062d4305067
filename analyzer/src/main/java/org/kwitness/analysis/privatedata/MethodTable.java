package org.kwitness.analysis.privatedata;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.kwitness.cfg.Function;
import org.kwitness.frontend.FileFacts;
import org.kwitness.interproc.Program;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Knowledge;
import org.kwitness.model.PrivateDataModel;

/**
 * A table of functions that an initialiser fills.
 *
 * @param model what a row says of such tables
 * @param object the variable
 * @param file the file of the initialiser
 * @param methods what the initialiser stores, in its order
 * @param locked true if the kernel holds a lock around all methods
 */
public record MethodTable(
    PrivateDataModel model, String object, String file, List<Method> methods, boolean locked) {

  /**
   * A function of a table.
   *
   * @param slot the member that holds it
   * @param position where the initialiser names it
   */
  public record Method(String slot, Function function, SourcePosition position) {}

  /** The variable as the programmer wrote it. */
  public String displayName() {
    return object.substring(object.lastIndexOf(':') + 1);
  }

  /** The class of the lock around all methods; empty if there is none. */
  public Optional<String> lock() {
    return locked ? Optional.of(model.lock()) : Optional.empty();
  }

  /** All tables of a program that rows about private data speak of, in the program's order. */
  public static List<MethodTable> of(Program program, Knowledge knowledge) {
    List<MethodTable> tables = new ArrayList<>();
    for (PrivateDataModel model : knowledge.privateData()) {
      Map<List<String>, List<Method>> found = new LinkedHashMap<>();
      for (FileFacts.PointerBinding b : program.pointers()) {
        if (b.struct().equals(model.table())) {
          String file = b.position().file();
          program
              .resolveInFile(file, b.function())
              .ifPresent(
                  f ->
                      found
                          .computeIfAbsent(List.of(file, b.object()), k -> new ArrayList<>())
                          .add(new Method(b.field(), f, b.position())));
        }
      }
      Map<List<String>, Set<String>> flags = new LinkedHashMap<>();
      for (FileFacts.FlagBinding b : program.flags()) {
        flags
            .computeIfAbsent(List.of(b.position().file(), b.object()), k -> new TreeSet<>())
            .add(b.constant());
      }
      found.forEach(
          (key, methods) ->
              tables.add(
                  new MethodTable(
                      model,
                      key.get(1),
                      key.get(0),
                      List.copyOf(methods),
                      model.isLocked(flags.getOrDefault(key, Set.of())))));
    }
    return tables;
  }
}
