package org.kwitness.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.kwitness.analysis.Recollection;
import org.kwitness.frontend.FileFacts;
import org.kwitness.frontend.cache.FactsCache;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.interproc.CallGraph;
import org.kwitness.rule.Finding;

/**
 * What a run over some files recalls of the last one over the whole kernel, and what it has to say
 * about that to its user.
 */
final class RestOfKernel {
  private final Optional<TreeMemory> memory;
  private final List<String> outOfSight = new ArrayList<>();
  private final List<FileFacts> own;

  private RestOfKernel(Optional<TreeMemory> memory, List<FileFacts> own) {
    this.memory = memory;
    this.own = own;
  }

  /** Nothing is recalled. */
  static RestOfKernel none(List<FileFacts> own) {
    return new RestOfKernel(Optional.empty(), own);
  }

  /** Recalls what the cache has of the kernel around some files. */
  static RestOfKernel recall(FactsCache cache, SourcePlan plan, List<FileFacts> own) {
    RestOfKernel rest =
        new RestOfKernel(TreeMemory.open(cache, plan.sourceRoot(), plan.kernelRoot(), own), own);
    if (rest.memory.isEmpty()) {
      rest.outOfSight.add(
          "the rest of the kernel was not taken into account: analyse it once with this build"
              + " (kwitness check "
              + plan.kernelRoot()
              + ")");
    }
    return rest;
  }

  /** The files, with the parts of others that have to do with them; in the order of their names. */
  List<FileFacts> with(TreeMemory.Facts others) {
    List<FileFacts> all = new ArrayList<>(own);
    memory.ifPresent(m -> all.addAll(m.around(own, others)));
    all.sort(Comparator.comparing(FileFacts::file));
    return all;
  }

  /** Who stores functions in the other files. */
  CallGraph.Elsewhere links() {
    return memory.isPresent() ? memory.get() : CallGraph.Elsewhere.NOTHING;
  }

  /** What their functions do. */
  Recollection recollection() {
    return memory.isPresent() ? memory.get() : Recollection.NOTHING;
  }

  /** Findings that have to do with the files; those in the parts of others are not asked for. */
  List<Finding> own(List<Finding> findings) {
    if (memory.isEmpty()) {
      return findings;
    }
    Set<String> files = new HashSet<>();
    own.forEach(f -> files.add(f.file()));
    Set<String> headers = new HashSet<>();
    own.forEach(f -> f.inlines().forEach(i -> headers.add(i.file())));
    return findings.stream()
        .filter(
            f ->
                files.contains(f.position().file())
                    || headers.contains(f.position().file())
                    || f.trace().stream().anyMatch(s -> files.contains(s.position().file())))
        .toList();
  }

  /** What was not taken into account, and what to do about it; after a run. */
  List<String> outOfSight() {
    List<String> all = new ArrayList<>(outOfSight);
    memory.ifPresent(m -> all.addAll(m.outOfSight()));
    return all;
  }
}
