package org.kwitness.analysis.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.kwitness.cfg.ControlFlowGraph;
import org.kwitness.cfg.Graphs;
import org.kwitness.ir.CType;
import org.kwitness.ir.Expression;
import org.kwitness.ir.Instruction;
import org.kwitness.ir.Ir;
import org.kwitness.ir.Variable;
import org.kwitness.model.Knowledge;
import org.kwitness.model.KnowledgeException;
import org.kwitness.model.KnowledgeLoader;

/** Where constants, and answers about the context, let control go. */
class ConstantPathsTest {
  private static final Instruction.Call CALL = Code.call("work");
  private static final Variable WAIT = Ir.local("wait", CType.INT);
  private static final ContextAnswers NOTHING =
      new ContextAnswers(new Knowledge(List.of(), Set.of()));

  private static ConstantPaths paths(ControlFlowGraph body) {
    return new ConstantPaths(Code.function("f", body), NOTHING);
  }

  private static boolean reaches(ControlFlowGraph body, Map<Integer, Expression> constants) {
    return paths(body).reaches(CALL, constants, "");
  }

  private static Graphs test(Expression condition, Instruction... before) {
    return Graphs.graph()
        .branch("entry", condition, "yes", "no", before)
        .exit("yes", CALL)
        .exit("no");
  }

  @Test
  void anArgumentDecidesABranch() {
    ControlFlowGraph body = test(Code.equal(Code.how(), Code.number(3))).build();
    assertThat(reaches(body, Map.of(1, Code.number(3)))).isTrue();
    assertThat(reaches(body, Map.of(1, Code.number(4)))).isFalse();
    assertThat(reaches(body, Map.of())).isTrue();
  }

  @Test
  void aFlagAmongNamesDecidesABranch() {
    ControlFlowGraph body = test(Code.has(Code.how(), Code.FLAG)).build();
    assertThat(reaches(body, Map.of(1, Code.with(Code.OTHER, Code.FLAG)))).isTrue();
    assertThat(reaches(body, Map.of(1, Code.OTHER))).isFalse();
  }

  @Test
  void aLocalVariableIsFollowed() {
    assertThat(
            reaches(test(Ir.use(WAIT), Ir.assign(Ir.use(WAIT), Code.number(0))).build(), Map.of()))
        .isFalse();
    ControlFlowGraph either =
        Graphs.graph()
            .branch("entry", Code.how(), "one", "two")
            .jump("one", "join", Ir.assign(Ir.use(WAIT), Code.number(1)))
            .jump("two", "join", Ir.assign(Ir.use(WAIT), Code.number(0)))
            .branch("join", Ir.use(WAIT), "yes", "no")
            .exit("yes", CALL)
            .exit("no")
            .build();
    assertThat(reaches(either, Map.of())).isTrue();
    assertThat(reaches(either, Map.of(1, Code.number(0)))).isFalse();
  }

  @Test
  void aMemberIsKnownUntilACallOrAnotherStore() {
    Expression state = Code.field("state");
    Instruction zero = Ir.assign(state, Code.number(0));
    assertThat(reaches(test(state, zero).build(), Map.of())).isFalse();
    assertThat(reaches(test(state, zero, Code.call("start")).build(), Map.of())).isTrue();
    Expression other = Ir.arrow(Ir.use(WAIT), "state", CType.INT);
    Instruction one = Ir.assign(other, Code.number(1));
    assertThat(reaches(test(state, zero, one).build(), Map.of())).isTrue();
  }

  @Test
  void whatACallIsGivenIsKnown() {
    Instruction.Call call = Code.call("work", Ir.use(WAIT));
    ControlFlowGraph body =
        Graphs.graph().exit("only", Ir.assign(Ir.use(WAIT), Code.number(7)), call).build();
    assertThat(paths(body).arguments(call, Map.of(), "")).containsEntry(1, Code.number(7));
  }

  @Test
  void codeThatAsksForTheContextIsAnswered() throws KnowledgeException {
    Knowledge knowledge = KnowledgeLoader.load("netbsd", 600000000, List.of());
    ControlFlowGraph body = test(Ir.use(WAIT), Code.asking(WAIT, "cpu_intr_p")).build();
    ConstantPaths paths =
        new ConstantPaths(Code.function("f", body), new ContextAnswers(knowledge));
    assertThat(paths.reaches(CALL, Map.of(), "interrupt")).isTrue();
    assertThat(paths.reaches(CALL, Map.of(), "callout")).isFalse();
  }

  @Test
  void aFlagOfTheThreadTellsTheContext() throws KnowledgeException {
    Knowledge knowledge = KnowledgeLoader.load("freebsd", 903000, List.of());
    Expression flags =
        new Expression.Member(Ir.star(Ir.use(Code.SC)), "td_pflags", "thread", CType.INT);
    Expression flag = new Expression.NamedConstant("TDP_NOSLEEPING");
    ConstantPaths paths =
        new ConstantPaths(
            Code.function("f", test(Code.has(flags, flag)).build()), new ContextAnswers(knowledge));
    assertThat(paths.reaches(CALL, Map.of(), "callout")).isTrue();
    assertThat(paths.reaches(CALL, Map.of(), "process")).isFalse();
    Expression cold = Ir.use(Ir.global("cold", CType.INT));
    paths =
        new ConstantPaths(Code.function("f", test(cold).build()), new ContextAnswers(knowledge));
    assertThat(paths.reaches(CALL, Map.of(), "callout")).isFalse();
  }
}
