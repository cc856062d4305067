package org.kwitness.analysis.value;

import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What branches have established about one value.
 *
 * <pre>
 *               (nothing: no fact is kept)
 *               /            \
 *     != a, != b    …     one of c, d, e
 *          |                  |
 *          |             one of c, d
 *           \                 |
 *            == c (one of one; implies != every other constant)
 * </pre>
 *
 * <p>The join keeps what both sides know: the constants of either side, while they are few.
 */
final class Fact {
  /** More constants than this are not kept apart. */
  private static final int MAX_POSSIBLE = 12;

  private static final int MAX_DIFFERENT = 8;

  /** Empty if it may be any but those that it is different from. */
  private final Set<Value> possible;

  private final Set<Value> different;

  private Fact(Set<Value> possible, Set<Value> different) {
    this.possible = possible;
    this.different = different;
  }

  static Fact equalTo(Value constant) {
    return new Fact(Set.of(constant), Set.of());
  }

  static Fact differentFrom(Value constant) {
    return new Fact(Set.of(), Set.of(constant));
  }

  Optional<Value> equal() {
    return possible.size() == 1 ? Optional.of(possible.iterator().next()) : Optional.empty();
  }

  /** This fact and "not equal to {@code constant}". */
  Fact andDifferentFrom(Value constant) {
    if (possible.size() > 1) {
      return new Fact(
          possible.stream().filter(c -> c != constant).collect(Collectors.toUnmodifiableSet()),
          Set.of());
    }
    if (!possible.isEmpty() || different.contains(constant) || different.size() >= MAX_DIFFERENT) {
      return this;
    }
    return new Fact(
        Set.of(),
        Stream.concat(different.stream(), Stream.of(constant))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether the value equals a constant. */
  Truth equals(Value constant) {
    if (possible.isEmpty()) {
      return different.contains(constant) ? Truth.FALSE : Truth.UNKNOWN;
    }
    if (possible.contains(constant)) {
      return possible.size() == 1 ? Truth.TRUE : Truth.UNKNOWN;
    }
    return possible.stream().allMatch(c -> areComparable(c, constant))
        ? Truth.FALSE
        : Truth.UNKNOWN;
  }

  /** Two names may stand for one number only in theory; a name and a number may well. */
  private static boolean areComparable(Value a, Value b) {
    return a instanceof Value.Constant && b instanceof Value.Constant
        || a instanceof Value.Named && b instanceof Value.Named;
  }

  /** What both facts say, or nothing. */
  Optional<Fact> join(Fact other) {
    if (equals(other)) {
      return Optional.of(this);
    }
    if (!possible.isEmpty() && !other.possible.isEmpty()) {
      Set<Value> either =
          Stream.concat(possible.stream(), other.possible.stream())
              .collect(Collectors.toUnmodifiableSet());
      if (either.size() <= MAX_POSSIBLE) {
        return Optional.of(new Fact(either, Set.of()));
      }
    }
    Set<Value> both =
        Stream.concat(different.stream(), other.different.stream())
            .filter(c -> equals(c) == Truth.FALSE && other.equals(c) == Truth.FALSE)
            .collect(Collectors.toUnmodifiableSet());
    return both.isEmpty() ? Optional.empty() : Optional.of(new Fact(Set.of(), both));
  }

  @Override
  public boolean equals(Object o) {
    return o instanceof Fact f && f.possible.equals(possible) && f.different.equals(different);
  }

  @Override
  public int hashCode() {
    return Objects.hash(possible, different);
  }

  @Override
  public String toString() {
    return possible.size() == 1
        ? "== " + possible.iterator().next()
        : possible.isEmpty() ? "!= " + different : "one of " + possible;
  }
}
