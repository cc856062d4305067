package org.kwitness.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.kwitness.frontend.cache.CacheFolder;
import org.kwitness.frontend.cache.ContentHash;
import org.kwitness.frontend.cache.FactsCache;
import org.kwitness.frontend.tree.SourcePlan;

/** Opens and closes the cache of a run. */
final class KeptFacts {
  /** A whole kernel takes about a tenth of it. */
  private static final long LARGEST = 2L << 30;

  private KeptFacts() {}

  /** The cache for a plan; nothing if it could not be told whether entries still hold. */
  static Optional<FactsCache> open(Path folder, SourcePlan plan, List<Path> modelDirs) {
    MessageDigest digest = ContentHash.digest();
    if (!CacheFolder.identify(digest)) {
      return Optional.empty();
    }
    update(digest, plan.bsd(), String.valueOf(plan.version()), plan.architecture());
    update(digest, plan.sourceRoot().toString(), plan.links().toString());
    try {
      for (Path models : modelDirs) {
        rows(models, digest);
      }
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty();
    }
    return Optional.of(new FactsCache(folder, digest.digest()));
  }

  /** The rows decide which macros stay calls, and what does not return. */
  private static void rows(Path models, MessageDigest digest) throws IOException {
    try (Stream<Path> files = Files.walk(models)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        update(digest, models.relativize(file).toString());
        byte[] content = Files.readAllBytes(file);
        update(digest, String.valueOf(content.length));
        digest.update(content);
      }
    }
  }

  private static void update(MessageDigest digest, String... texts) {
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
  }

  /** Keeps the folder within bounds; says what the user should know, if anything. */
  static Optional<String> close(FactsCache cache, Path folder) {
    if (cache.written() > 0) {
      CacheFolder.bound(folder, LARGEST);
    }
    return cache.problem();
  }
}
