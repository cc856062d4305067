package org.kwitness.analysis.context;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.kwitness.cfg.Function;
import org.kwitness.interproc.Program;

/**
 * Numbers the functions of a program. A source file that another one includes has its functions
 * twice there: as long as they are equal they get one number, that of the first.
 */
final class FunctionNumbers {
  private final Program program;
  private final int[] first;

  FunctionNumbers(Program program) {
    this.program = program;
    List<Function> functions = program.functions();
    this.first = new int[functions.size()];
    Map<Function, Integer> seen = new HashMap<>();
    for (int i = 0; i < first.length; i++) {
      Integer before = seen.putIfAbsent(functions.get(i), i);
      first[i] = before == null ? i : before;
    }
  }

  /** How many functions there are, equal ones included: more than any number. */
  int size() {
    return first.length;
  }

  /** The number of a function of the program. */
  int of(Function f) {
    return first[program.number(f)];
  }

  /** The function that a number stands for. */
  Function function(int number) {
    return program.functions().get(number);
  }
}
