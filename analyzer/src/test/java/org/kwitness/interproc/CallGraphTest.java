package org.kwitness.interproc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kwitness.cfg.Function;
import org.kwitness.cfg.Graphs;
import org.kwitness.frontend.FileFacts;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;
import org.kwitness.ir.SourcePosition;

/** What a name, and a call through a field, mean in a program of several files. */
class CallGraphTest {
  private static final Expression SC = Ir.use(Ir.parameter("sc", 0, Ir.POINTER));
  private static final CType POINTER_TO_FUNCTION = new CType.Pointer(new CType.Function(CType.INT));

  private static Function external(String name, String file, Instruction... body) {
    return Graphs.function(name, file, false, body);
  }

  private static Function internal(String name, String file, Instruction... body) {
    return Graphs.function(name, file, true, body);
  }

  private static FileFacts file(
      String name, List<Function> functions, List<Function> inlines, Binding... bindings) {
    return new FileFacts(
        name,
        1,
        functions,
        inlines,
        Arrays.stream(bindings).map(b -> b.in(name)).toList(),
        List.of(),
        functions.size(),
        0,
        0,
        List.of(),
        List.of());
  }

  private static FileFacts file(String name, Function... functions) {
    return file(name, List.of(functions), List.of());
  }

  /** {@code .field = function} in the initialiser of a table of {@code struct}. */
  private record Binding(String struct, String field, String function) {
    FileFacts.PointerBinding in(String file) {
      return new FileFacts.PointerBinding(
          struct, field, function, "table", new SourcePosition(file, 1, 1));
    }
  }

  private static CallGraph graph(FileFacts... files) {
    return new CallGraph(new Program(List.of(files)));
  }

  private static Expression field(String field) {
    return Ir.arrow(SC, field, POINTER_TO_FUNCTION);
  }

  private static Instruction.Call only(Function f) {
    return f.body().entry().instructions().stream()
        .filter(Instruction.Call.class::isInstance)
        .map(Instruction.Call.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<Function> callees(CallGraph graph, Function caller) {
    return graph.targets(caller, only(caller));
  }

  @Test
  void aDirectCallReachesTheFunctionOfAnotherFile() {
    Function callee = external("callee", "b.c");
    Function caller = external("caller", "a.c", Ir.call(1, "callee"));
    CallGraph graph = graph(file("a.c", caller), file("b.c", callee));
    assertThat(callees(graph, caller)).containsExactly(callee);
    assertThat(graph.callers(callee))
        .containsExactly(new CallGraph.CallSite(caller, only(caller), true));
    assertThat(graph.directCallees(graph.program().number(caller)))
        .containsExactly(graph.program().number(callee));
    assertThat(graph.unresolved()).isZero();
  }

  @Test
  void aCallOfAFunctionWithoutBodyIsNotUnresolved() {
    Function caller = external("caller", "a.c", Ir.call(1, "elsewhere"));
    CallGraph graph = graph(file("a.c", caller));
    assertThat(callees(graph, caller)).isEmpty();
    assertThat(graph.calls()).isEqualTo(1);
    assertThat(graph.unresolved()).as("only calls through pointers count").isZero();
  }

  @Test
  void staticFunctionsOfOneNameAreThoseOfTheirFiles() {
    Function mine = internal("attach", "a.c");
    Function yours = internal("attach", "b.c");
    Function callsMine = external("first", "a.c", Ir.call(1, "attach"));
    Function callsYours = external("second", "b.c", Ir.call(1, "attach"));
    Function callsNone = external("third", "c.c", Ir.call(1, "attach"));
    CallGraph graph =
        graph(file("a.c", mine, callsMine), file("b.c", yours, callsYours), file("c.c", callsNone));
    assertThat(callees(graph, callsMine)).containsExactly(mine);
    assertThat(callees(graph, callsYours)).containsExactly(yours);
    assertThat(callees(graph, callsNone)).isEmpty();
    assertThat(graph.program().named("attach")).containsExactly(mine, yours);
  }

  @Test
  void aStaticFunctionHidesTheGlobalOneInItsFile() {
    Function global = external("attach", "a.c");
    Function hiding = internal("attach", "b.c");
    Function caller = external("caller", "b.c", Ir.call(1, "attach"));
    CallGraph graph = graph(file("a.c", global), file("b.c", hiding, caller));
    assertThat(callees(graph, caller)).containsExactly(hiding);
  }

  @Test
  void aTableGivesTheCalleesOfItsField() {
    Function start = internal("kw_start", "a.c");
    Function stop = internal("kw_stop", "a.c");
    Function caller = external("caller", "b.c", Ir.call(1, field("if_start")));
    CallGraph graph =
        graph(
            file(
                "a.c",
                List.of(start, stop),
                List.of(),
                new Binding("s", "if_start", "kw_start"),
                new Binding("s", "if_stop", "kw_stop")),
            file("b.c", caller));
    assertThat(callees(graph, caller)).containsExactly(start);
    assertThat(graph.callers(start))
        .containsExactly(new CallGraph.CallSite(caller, only(caller), false));
    assertThat(graph.callers(stop)).isEmpty();
    assertThat(graph.unresolved()).isZero();
  }

  @Test
  void theSameFieldOfAnotherStructIsAnother() {
    Function start = internal("kw_start", "a.c");
    Function caller = external("caller", "a.c", Ir.call(1, field("if_start")));
    CallGraph graph =
        graph(
            file(
                "a.c",
                List.of(start, caller),
                List.of(),
                new Binding("other", "if_start", "kw_start")));
    assertThat(callees(graph, caller)).isEmpty();
    assertThat(graph.unresolved()).isEqualTo(1);
  }

  @Test
  void aStoreGivesCalleesTooAlsoThroughCasts() {
    Function start = internal("kw_start", "a.c");
    Function other = internal("kw_other", "a.c");
    Expression cast =
        new Expression.Cast(POINTER_TO_FUNCTION, new Expression.FunctionName("kw_other"));
    Function attach =
        external(
            "attach",
            "a.c",
            Ir.assign(field("if_start"), new Expression.FunctionName("kw_start")),
            Ir.assign(field("if_start"), cast));
    Function plain = external("plain", "b.c", Ir.call(1, field("if_start")));
    Function starred = external("starred", "b.c", Ir.call(1, Ir.star(field("if_start"))));
    CallGraph graph = graph(file("a.c", start, other, attach), file("b.c", plain, starred));
    assertThat(callees(graph, plain)).containsExactly(start, other);
    assertThat(callees(graph, starred)).containsExactly(start, other);
  }

  @Test
  void theStaticFunctionOfTheStoringFileIsMeant() {
    Function mine = internal("kw_start", "a.c");
    Function yours = internal("kw_start", "b.c");
    Function caller = external("caller", "c.c", Ir.call(1, field("if_start")));
    CallGraph graph =
        graph(
            file("a.c", mine),
            file("b.c", List.of(yours), List.of(), new Binding("s", "if_start", "kw_start")),
            file("c.c", caller));
    assertThat(callees(graph, caller)).containsExactly(yours);
  }

  @Test
  void anArrayOfHandlersIsOneSlot() {
    Function one = internal("one", "a.c");
    Expression table = Ir.use(Ir.global("handlers", new CType.Array(POINTER_TO_FUNCTION)));
    Function caller =
        external("caller", "a.c", Ir.call(1, new Expression.Element(table, Ir.constant(3))));
    CallGraph graph =
        graph(file("a.c", List.of(one, caller), List.of(), new Binding("", "handlers", "one")));
    assertThat(callees(graph, caller)).containsExactly(one);
  }

  @Test
  void callsThroughWhatNobodyStoredAreCounted() {
    Expression local = Ir.use(Ir.local("callback", POINTER_TO_FUNCTION));
    Function caller =
        external(
            "caller",
            "a.c",
            Ir.call(1, local),
            Ir.call(2, field("never_set")),
            Ir.call(3, "caller"));
    CallGraph graph = graph(file("a.c", caller));
    assertThat(graph.calls()).isEqualTo(3);
    assertThat(graph.unresolved()).isEqualTo(2);
  }

  @Test
  void anInlineFunctionOfAHeaderIsKeptOnce() {
    Function first = internal("helper", "sys/h.h");
    Function second = internal("helper", "sys/h.h");
    Function a = external("a", "a.c", Ir.call(1, "helper"));
    Function b = external("b", "b.c", Ir.call(1, "helper"));
    CallGraph graph =
        graph(file("a.c", List.of(a), List.of(first)), file("b.c", List.of(b), List.of(second)));
    assertThat(graph.program().functions()).hasSize(3);
    assertThat(graph.program().inlineFunctions()).isEqualTo(1);
    assertThat(graph.program().named("helper")).singleElement().isSameAs(first);
    assertThat(callees(graph, a)).singleElement().isSameAs(first);
    assertThat(callees(graph, b)).singleElement().isSameAs(first);
    assertThat(graph.callers(first)).hasSize(2);
  }

  @Test
  void inlineFunctionsOfOneNameInTwoHeadersAreTwo() {
    Function first = internal("helper", "a/h.h");
    Function second = internal("helper", "b/h.h");
    Function a = external("a", "a.c", Ir.call(1, "helper"));
    Function b = external("b", "b.c", Ir.call(1, "helper"));
    CallGraph graph =
        graph(file("a.c", List.of(a), List.of(first)), file("b.c", List.of(b), List.of(second)));
    assertThat(callees(graph, a)).containsExactly(first);
    assertThat(callees(graph, b)).containsExactly(second);
  }
}
