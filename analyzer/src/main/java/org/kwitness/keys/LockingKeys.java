package org.kwitness.keys;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.kwitness.frontend.SourceText;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.TreeException;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Knowledge;

/**
 * What the comments of a kernel say about which lock guards which member.
 *
 * <p>The same for the same tree, rows and architecture.
 */
public final class LockingKeys {
  /** Of a kernel without comments. */
  public static final LockingKeys NONE = new LockingKeys(List.of(), List.of(), List.of());

  private final List<FieldKey> keys;
  private final List<Problem> problems;
  private final List<KeyTotals> totals;
  private final Map<String, List<FieldKey>> byMember = new TreeMap<>();

  LockingKeys(List<FieldKey> keys, List<Problem> problems, List<KeyTotals> totals) {
    this.keys = List.copyOf(keys);
    this.totals = List.copyOf(totals);
    this.problems = List.copyOf(problems);
    for (FieldKey k : keys) {
      byMember.computeIfAbsent(member(k.struct(), k.field()), m -> new ArrayList<>()).add(k);
    }
  }

  /**
   * Reads the comments of a tree.
   *
   * @throws TreeException if the tree cannot be read
   */
  public static LockingKeys read(SourcePlan plan, Knowledge knowledge) throws TreeException {
    return read(plan, knowledge, false);
  }

  /**
   * Reads the comments of the sources and of the headers beside them, which takes no time; for a
   * few files of a large tree.
   *
   * @throws TreeException if the tree cannot be read
   */
  public static LockingKeys near(SourcePlan plan, Knowledge knowledge) throws TreeException {
    return read(plan, knowledge, true);
  }

  private static LockingKeys read(SourcePlan plan, Knowledge knowledge, boolean near)
      throws TreeException {
    Vocabulary words = new Vocabulary(knowledge);
    try {
      Collection<Problem> unreadable = new ConcurrentLinkedQueue<>();
      List<SourceFile> files =
          (near ? HeaderFiles.near(plan) : HeaderFiles.of(plan))
              .parallelStream().map(name -> read(plan, name, words, unreadable)).toList();
      String kernel = plan.sourceRoot().relativize(plan.kernelRoot()).toString().replace('\\', '/');
      return new KeyBinder(files, knowledge, words, kernel.isEmpty() ? "" : kernel + "/")
          .bind()
          .with(unreadable);
    } catch (IOException | UncheckedIOException e) {
      throw new TreeException("cannot read the tree " + plan.kernelRoot() + ": " + e.getMessage());
    }
  }

  private LockingKeys with(Collection<Problem> more) {
    List<Problem> all = new ArrayList<>(problems);
    all.addAll(more);
    all.sort(Problem.ORDER);
    return more.isEmpty() ? this : new LockingKeys(keys, all, totals);
  }

  private static SourceFile read(
      SourcePlan plan, String name, Vocabulary words, Collection<Problem> unreadable) {
    String text;
    try {
      text = new String(SourceText.read(plan.sourceRoot().resolve(name)));
    } catch (IOException | OutOfMemoryError e) {
      text = "";
      unreadable.add(
          new Problem(
              Problem.What.FILE, SourcePosition.ofFile(name), "its comments", "cannot be read", 0));
    }
    return SourceFile.read(name, text, words);
  }

  /**
   * What the comments say of a member. Where structures of one name differ about it, nothing: which
   * one is meant only the file tells, see {@link #of(String, String, String)}.
   *
   * @param struct the tag of the structure that declares the member
   * @param field the member
   */
  public Optional<FieldKey> of(String struct, String field) {
    List<FieldKey> all = byMember.getOrDefault(member(struct, field), List.of());
    boolean agree = all.stream().map(FieldKey::guard).distinct().count() == 1;
    return agree ? Optional.of(all.get(0)) : Optional.empty();
  }

  /**
   * What the comments of one file say of a member.
   *
   * @param file the file that defines the structure, relative to the source root
   */
  public Optional<FieldKey> of(String struct, String field, String file) {
    return byMember.getOrDefault(member(struct, field), List.of()).stream()
        .filter(k -> k.at().file().equals(file))
        .findFirst();
  }

  /** All members that have a key, by file and line. */
  public List<FieldKey> all() {
    return keys;
  }

  /** What could not be resolved: legends' entries that members use, then markers; by place. */
  public List<Problem> problems() {
    return problems;
  }

  /** The totals of each folder under the kernel's, sorted, then of the core and of all. */
  public List<KeyTotals> totals() {
    return totals;
  }

  private static String member(String struct, String field) {
    return struct + "." + field;
  }
}
