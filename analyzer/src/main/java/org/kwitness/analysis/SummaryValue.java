package org.kwitness.analysis;

import java.util.List;
import java.util.Optional;
import org.kwitness.analysis.value.Place;
import org.kwitness.analysis.value.Value;
import org.kwitness.analysis.value.ValueState;
import org.kwitness.analysis.value.Values;
import org.kwitness.ir.Variable;

/**
 * A value of a callee in terms that its callers understand: reached from an argument, a global
 * variable or the result.
 */
sealed interface SummaryValue {

  /** The value of an argument. */
  record Argument(int index) implements SummaryValue {}

  /** The value that the function returns. */
  record Result() implements SummaryValue {}

  /** The address of an object. */
  record AddressOf(SummaryPlace place) implements SummaryValue {}

  /** What an object held when the function was called. */
  record Held(SummaryPlace place) implements SummaryValue {}

  /** An object of a callee in terms that its callers understand. */
  sealed interface SummaryPlace {
    /** A variable that is not automatic. */
    record Global(Variable variable) implements SummaryPlace {}

    /** What a value points to. */
    record PointedTo(SummaryValue pointer) implements SummaryPlace {}

    /** A member. */
    record Member(SummaryPlace whole, String field, String struct) implements SummaryPlace {}
  }

  /**
   * Translates a value of the callee.
   *
   * @param result what the callee returns on this path, if anything
   * @return nothing for a value that callers cannot name
   */
  static Optional<SummaryValue> of(Value v, Optional<Value> result) {
    if (result.isPresent() && result.get() == v && v instanceof Value.Symbol) {
      return Optional.of(new Result());
    }
    if (v instanceof Value.Address a) {
      return placeOf(a.place(), result).map(AddressOf::new);
    }
    if (v instanceof Value.Symbol s && s.origin() instanceof Value.Origin.Initial i) {
      if (i.place() instanceof Place.Named n
          && n.variable().storage() == Variable.Storage.PARAMETER) {
        return Optional.of(new Argument(n.variable().number()));
      }
      return placeOf(i.place(), result).map(Held::new);
    }
    return Optional.empty();
  }

  private static Optional<SummaryPlace> placeOf(Place p, Optional<Value> result) {
    if (p instanceof Place.Named n) {
      return n.variable().isAutomatic()
          ? Optional.empty()
          : Optional.of(new SummaryPlace.Global(n.variable()));
    }
    if (p instanceof Place.Pointee x) {
      return of(x.pointer(), result).map(SummaryPlace.PointedTo::new);
    }
    if (p instanceof Place.Part x) {
      return placeOf(x.whole(), result)
          .map(whole -> new SummaryPlace.Member(whole, x.field(), x.struct()));
    }
    return Optional.empty();
  }

  /** The value at a call, or nothing if the call has too few arguments. */
  static Optional<Value> at(SummaryValue v, List<Value> arguments, Value result, ValueState state) {
    if (v instanceof Argument a) {
      return a.index() < arguments.size()
          ? Optional.of(arguments.get(a.index()))
          : Optional.empty();
    }
    if (v instanceof Result) {
      return Optional.of(result);
    }
    if (v instanceof AddressOf a) {
      return placeAt(a.place(), arguments, result, state).map(p -> state.values().address(p));
    }
    return placeAt(((Held) v).place(), arguments, result, state).map(state::read);
  }

  private static Optional<Place> placeAt(
      SummaryPlace p, List<Value> arguments, Value result, ValueState state) {
    Values values = state.values();
    if (p instanceof SummaryPlace.Global g) {
      return Optional.of(values.variable(g.variable()));
    }
    if (p instanceof SummaryPlace.PointedTo x) {
      return at(x.pointer(), arguments, result, state).map(values::pointee);
    }
    SummaryPlace.Member m = (SummaryPlace.Member) p;
    return placeAt(m.whole(), arguments, result, state)
        .map(whole -> values.part(whole, m.field(), m.struct()));
  }
}
