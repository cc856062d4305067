package org.kwitness.frontend;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.kwitness.frontend.cache.ContentHash;
import org.kwitness.frontend.cache.FactsCache;
import org.kwitness.frontend.tree.SourcePlan;
import org.kwitness.frontend.tree.SourceUnit;
import org.kwitness.ir.SourcePosition;
import org.kwitness.model.Knowledge;
import org.kwitness.rule.Gap;

/** From one source file to its {@link FileFacts}. Thread-safe; never throws for a bad file. */
public final class FrontEnd {
  private final SourcePlan plan;
  private final Knowledge knowledge;
  private final CdtParser parser;
  private final Optional<FactsCache> cache;

  /**
   * @param plan the tree
   * @param knowledge decides which macros stay calls, what asserts, and what does not return
   */
  public FrontEnd(SourcePlan plan, Knowledge knowledge) {
    this(plan, knowledge, Optional.empty());
  }

  /**
   * @param cache facts from earlier runs, which takes those of this run
   */
  public FrontEnd(SourcePlan plan, Knowledge knowledge, Optional<FactsCache> cache) {
    this.plan = plan;
    this.knowledge = knowledge;
    this.cache = cache;
    this.parser = new CdtParser(plan, knowledge::isOpaqueMacro);
  }

  /**
   * The facts of a file, and how long each half took.
   *
   * @param parseNanos nanoseconds in CDT
   * @param lowerNanos nanoseconds from syntax tree to IR
   * @param kept where the cache has the facts; empty if there is no cache
   */
  public record Result(FileFacts facts, long parseNanos, long lowerNanos, Optional<Kept> kept) {}

  /**
   * An entry of the cache.
   *
   * @param entry its name
   * @param contentHash of the source file
   */
  public record Kept(String entry, long contentHash) {}

  /** The facts of an entry of the cache, if they still hold. */
  public Optional<FileFacts> kept(String entry) {
    return cache.flatMap(c -> c.load(entry, parser::headerHash));
  }

  /**
   * Analyses a file. A file that cannot be read or parsed gives facts with a gap and nothing else.
   */
  public Result analyse(SourceUnit unit) {
    long start = System.nanoTime();
    byte[] content;
    try {
      content = Files.readAllBytes(unit.path());
    } catch (IOException e) {
      return lost(unit, Gap.Kind.FILE_SKIPPED, "cannot be read: " + e.getMessage(), start);
    }
    if (cache.isEmpty()) {
      return parse(unit, content, start, Optional.empty());
    }
    String key = cache.get().key(unit, content);
    Optional<FileFacts> known = cache.get().load(key, parser::headerHash);
    return known.isPresent()
        ? new Result(known.get(), 0, 0, Optional.of(kept(key, content)))
        : parse(unit, content, start, Optional.of(key));
  }

  private static Kept kept(String entry, byte[] content) {
    return new Kept(entry, ContentHash.of(content));
  }

  private Result parse(SourceUnit unit, byte[] content, long start, Optional<String> key) {
    CdtParser.Parsed parsed;
    try {
      parsed = parser.parse(unit, content);
    } catch (IOException e) {
      return lost(unit, Gap.Kind.FILE_SKIPPED, "cannot be read: " + e.getMessage(), start);
    } catch (StackOverflowError e) {
      return lost(unit, Gap.Kind.FILE_ABANDONED, "nested too deeply for the parser", start);
    } catch (RuntimeException | LinkageError e) {
      return lost(unit, Gap.Kind.FILE_ABANDONED, "the parser failed: " + e, start);
    }
    long parsedAt = System.nanoTime();
    try {
      Positions positions =
          new Positions(
              unit.path().toString(),
              unit.name(),
              parsed.text(),
              plan.sourceRoot(),
              parser.headers());
      int lines = 0;
      for (char c : parsed.text()) {
        if (c == '\n') {
          lines++;
        }
      }
      FileFacts facts = new UnitLowering(parsed, positions, knowledge, unit.name(), lines).lower();
      long loweredAt = System.nanoTime();
      key.ifPresent(k -> cache.orElseThrow().store(k, parsed.headers(), facts));
      return new Result(
          facts, parsedAt - start, loweredAt - parsedAt, key.map(k -> kept(k, content)));
    } catch (StackOverflowError e) {
      return lost(unit, Gap.Kind.FILE_ABANDONED, "nested too deeply", start);
    } catch (RuntimeException e) {
      return lost(unit, Gap.Kind.FILE_ABANDONED, "internal error: " + e, start);
    }
  }

  /**
   * What remains of a file that was given up: a gap.
   *
   * @param startNanos when work on it began, or 0 if that is not known
   */
  public static Result lost(SourceUnit unit, Gap.Kind kind, String why, long startNanos) {
    Gap gap = new Gap(kind, SourcePosition.ofFile(unit.name()), why);
    FileFacts facts =
        new FileFacts(
            unit.name(),
            0,
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            0,
            0,
            0,
            List.of(),
            List.of(gap));
    return new Result(
        facts, startNanos == 0 ? 0 : System.nanoTime() - startNanos, 0, Optional.empty());
  }
}
