package org.kwitness.model;

import java.util.List;
import java.util.Set;

/**
 * One thing that a function does; the closed vocabulary of the rows. The JSON name of an effect is
 * given with each; every effect has an optional {@code when} (a {@link Guard}, default always).
 */
public sealed interface Effect {

  /** When it happens. */
  Guard when();

  /** How a lock is held. */
  enum Mode {
    EXCLUSIVE,
    SHARED
  }

  /**
   * {@code acquire}: the lock is held afterwards.
   *
   * @param kind the family: {@code mutex}, {@code spin}, {@code rwlock}, {@code sx}, {@code
   *     lockmgr}, {@code token}, {@code serializer}, {@code simple}, {@code kernel}, {@code
   *     critical}, {@code rm}, {@code epoch}, …
   * @param recursive true if the family may be taken again by its holder
   */
  record Acquire(Operand lock, String kind, Mode mode, boolean recursive, Guard when)
      implements Effect {}

  /** {@code release}: the lock is not held afterwards (one level less, if recursive). */
  record Release(Operand lock, String kind, Guard when) implements Effect {}

  /** {@code destroy}: the lock exists no more; one that was held need not be released. */
  record Destroy(Operand lock, String kind, Guard when) implements Effect {}

  /**
   * {@code requires-held}: an assertion that the lock is held.
   *
   * @param held false for "must not be held"
   */
  record RequiresHeld(Operand lock, String kind, boolean held, Guard when) implements Effect {}

  /**
   * {@code drop-across-sleep}: the lock is released, the caller sleeps, and the lock is taken again
   * before the call returns.
   */
  record DropAcrossSleep(Operand lock, String kind, Guard when) implements Effect {}

  /**
   * {@code raise-ipl}: the priority level is at least {@code level} afterwards; the result is the
   * cookie with the level before.
   *
   * @param level the name of the level, or {@code argN} for a level given by an argument
   */
  record RaiseIpl(String level, Guard when) implements Effect {}

  /** {@code restore-ipl}: the level is again that of the cookie. */
  record RestoreIpl(Operand cookie, Guard when) implements Effect {}

  /** {@code set-ipl}: the level is exactly {@code level}, whatever it was (such as spl0). */
  record SetIpl(String level, Guard when) implements Effect {}

  /**
   * {@code may-sleep}.
   *
   * @param allowedIn the contexts that may wait here, although they must not sleep for other things
   */
  record MaySleep(Set<String> allowedIn, Guard when) implements Effect {}

  /**
   * {@code tests-context}: the result is not 0 if and only if the caller runs in one of these
   * contexts.
   */
  record TestsContext(Set<String> contexts, Guard when) implements Effect {}

  /**
   * {@code may-return-null}: the result may be NULL.
   *
   * @param expected {@code often} where an unchecked result is a fault without doubt (a no-wait
   *     allocation, a lookup by a key from outside), {@code rarely} where the callers often know
   *     better
   */
  record MayReturnNull(String expected, Guard when) implements Effect {}

  /** {@code never-returns-null}: a fact that wins over what the body seems to say. */
  record NeverReturnsNull(Guard when) implements Effect {}

  /** {@code may-set-null}: a macro that assigns its argument, which may be NULL afterwards. */
  record MaySetNull(Operand target, Guard when) implements Effect {}

  /** {@code dereferences}: fails on NULL in these arguments. */
  record Dereferences(List<Operand> pointers, Guard when) implements Effect {}

  /**
   * {@code accepts-null}: NULL is fine in these arguments; wins over what the body seems to say.
   */
  record AcceptsNull(List<Operand> pointers, Guard when) implements Effect {}

  /** {@code returns-argument}: the result is this argument. */
  record ReturnsArgument(Operand argument, Guard when) implements Effect {}

  /** {@code sets}: writes what this argument points to (or, for a macro, the argument itself). */
  record Sets(Operand target, Guard when) implements Effect {}

  /** {@code tests-held}: the result is not 0 if and only if the caller holds the lock. */
  record TestsHeld(Operand lock, Guard when) implements Effect {}

  /**
   * {@code lends-lock}: what is registered for this context may be entered with the lock held, by
   * whoever calls it.
   */
  record LendsLock(Operand lock, String context, Guard when) implements Effect {}

  /** {@code no-return}: control does not come back. */
  record NoReturn(Guard when) implements Effect {}

  /** {@code assert}: control comes back only if the argument is true. */
  record Assert(Operand condition, Guard when) implements Effect {}

  /** {@code allocate}: the result is a fresh object. */
  record Allocate(Guard when) implements Effect {}

  /** {@code free}: the object pointed to must not be used any more. */
  record Free(Operand object, Guard when) implements Effect {}

  /** {@code take-reference}. */
  record TakeReference(Operand object, Guard when) implements Effect {}

  /** {@code drop-reference}. */
  record DropReference(Operand object, Guard when) implements Effect {}

  /**
   * {@code register-callback}: the function in {@code function} is called later.
   *
   * @param argument what it is given, or {@link Operand.Nothing} where the call does not say
   * @param context what kind of context runs it: the name of a {@link ContextModel}
   * @param level the priority level, {@code argN}, or empty
   */
  record RegisterCallback(
      Operand function, Operand argument, String context, String level, Guard when)
      implements Effect {}

  /**
   * {@code returns-locked}: it is this function's job to return with a lock held that it took; a
   * path that does so is no leak.
   *
   * @param lock the lock's class: {@code struct.field}, the global's name, or {@code *} for any
   */
  record ReturnsLocked(String lock, Guard when) implements Effect {}

  /** {@code returns-raised}: it is this function's job to return with the level raised. */
  record ReturnsRaised(Guard when) implements Effect {}

  /**
   * {@code pool-get}: takes an item out of a pool, or another store that must not be entered again
   * from an interrupt while it is at work.
   */
  record PoolGet(Operand pool, Guard when) implements Effect {}

  /** {@code pool-put}: gives an item back to a pool. */
  record PoolPut(Operand pool, Guard when) implements Effect {}

  /**
   * {@code declare-level}: says at which level an object is used at most, and so which level its
   * own lock blocks.
   *
   * @param object the pool or lock; {@link Operand.Result} where the call creates it
   * @param level the name of the level, {@code argN} for a level given by an argument, or empty for
   *     an object that blocks nothing
   * @param what {@code pool} or {@code lock}
   */
  record DeclareLevel(Operand object, String level, String what, Guard when) implements Effect {}

  /** {@code declare-recursive}: the lock may be acquired again by its holder. */
  record DeclareRecursive(Operand lock, Guard when) implements Effect {}

  /**
   * {@code runs-in}: the function itself, whose name the row has, is entered in this context by the
   * machine, by assembly, or by code that the analysis does not see.
   *
   * @param context the name of a {@link ContextModel}
   * @param level the priority level, or empty for that of the context
   */
  record RunsIn(String context, String level, Guard when) implements Effect {}

  /**
   * {@code calls}: a macro that stays a call for its other effects calls this function, in the
   * context and at the level of its use.
   *
   * @param function the function's name
   */
  record Calls(String function, Guard when) implements Effect {}

  /**
   * {@code self-contained}: what its body calls plays no part for contexts, because it takes care
   * of that itself, like an allocator with locks of its own.
   */
  record SelfContained(Guard when) implements Effect {}
}
