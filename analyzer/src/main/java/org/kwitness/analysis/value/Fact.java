package org.kwitness.analysis.value;

import edu.umd.cs.findbugs.annotations.Nullable;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What branches have established about one value.
 *
 * <pre>
 *            (nothing: no fact is kept)
 *            /            \
 *     != a, != b    …     != c, != d
 *          |                  |
 *     == c (a constant; implies != every other constant)
 * </pre>
 *
 * <p>The join keeps what both sides know.
 */
final class Fact {
  @Nullable private final Value equal;
  private final Set<Value> different;

  private Fact(@Nullable Value equal, Set<Value> different) {
    this.equal = equal;
    this.different = different;
  }

  static Fact equalTo(Value constant) {
    return new Fact(constant, Set.of());
  }

  static Fact differentFrom(Value constant) {
    return new Fact(null, Set.of(constant));
  }

  Optional<Value> equal() {
    return Optional.ofNullable(equal);
  }

  /** This fact and "not equal to {@code constant}". */
  Fact andDifferentFrom(Value constant) {
    if (equal != null || different.contains(constant) || different.size() >= 8) {
      return this;
    }
    return new Fact(
        null,
        Stream.concat(different.stream(), Stream.of(constant))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether the value equals a constant. */
  Truth equals(Value constant) {
    if (equal != null) {
      if (equal == constant) {
        return Truth.TRUE;
      }
      boolean comparable =
          equal instanceof Value.Constant && constant instanceof Value.Constant
              || equal instanceof Value.Named && constant instanceof Value.Named;
      return comparable ? Truth.FALSE : Truth.UNKNOWN;
    }
    return different.contains(constant) ? Truth.FALSE : Truth.UNKNOWN;
  }

  /** What both facts say, or nothing. */
  Optional<Fact> join(Fact other) {
    if (equals(other)) {
      return Optional.of(this);
    }
    Set<Value> both =
        Stream.concat(this.candidates(), other.candidates())
            .filter(c -> equals(c) == Truth.FALSE && other.equals(c) == Truth.FALSE)
            .collect(Collectors.toUnmodifiableSet());
    return both.isEmpty() ? Optional.empty() : Optional.of(new Fact(null, both));
  }

  private Stream<Value> candidates() {
    return different.stream();
  }

  /** True if the value is known not to be 0. */
  boolean isNonZero(Value zero) {
    return equals(zero) == Truth.FALSE;
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Fact f && f.equal == equal && f.different.equals(different);
  }

  @Override
  public int hashCode() {
    return Objects.hash(equal, different);
  }

  @Override
  public String toString() {
    return equal != null ? "== " + equal : "!= " + different;
  }
}
