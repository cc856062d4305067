package org.kwitness.analysis.privatedata;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What protects an object since its pointer was read.
 *
 * @param remaining classes of locks that have been held ever since
 * @param own classes of locks inside the object, acquired while others protected it
 * @param loss the first release of one of them
 */
public record Guard(Set<String> remaining, Set<String> own, Optional<Loss> loss) {

  Guard without(String lock, Loss why) {
    boolean sleepsAgain = loss.filter(l -> l.lock().equals(lock)).isPresent();
    if (!remaining.contains(lock) && !own.contains(lock) && !sleepsAgain) {
      return this;
    }
    // A lasting sleep is what the story is about, also if a short one came before.
    boolean better =
        (remaining.contains(lock) || sleepsAgain)
            && (loss.isEmpty() || why.lasting() && !loss.get().lasting());
    return new Guard(minus(remaining, lock), minus(own, lock), better ? Optional.of(why) : loss);
  }

  Guard with(String ownLock) {
    Set<String> more = new TreeSet<>(own);
    more.add(ownLock);
    return new Guard(remaining, more, loss);
  }

  /** What protects it on either of two ways. */
  Guard meet(Guard other) {
    Set<String> both = new TreeSet<>(remaining);
    both.retainAll(other.remaining);
    Set<String> bothOwn = new TreeSet<>(own);
    bothOwn.retainAll(other.own);
    return new Guard(both, bothOwn, earlier(loss, other.loss));
  }

  private static Optional<Loss> earlier(Optional<Loss> a, Optional<Loss> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() ? b : a;
    }
    if (a.get().lasting() != b.get().lasting()) {
      return a.get().lasting() ? a : b;
    }
    return a.get().position().compareTo(b.get().position()) <= 0 ? a : b;
  }

  private static Set<String> minus(Set<String> set, String lock) {
    Set<String> less = new TreeSet<>(set);
    less.remove(lock);
    return less;
  }
}
