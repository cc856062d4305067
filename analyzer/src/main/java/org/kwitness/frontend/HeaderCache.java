package org.kwitness.frontend;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import org.kwitness.frontend.cache.ContentHash;
import org.kwitness.frontend.cache.FactsCache;

/**
 * The texts of headers, read once for the whole run, with the opaque macros already hidden.
 * Thread-safe.
 */
final class HeaderCache {
  private final MacroHider hider;
  private final ConcurrentHashMap<String, Optional<Text>> texts = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Long> hashes = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Integer> unterminated = new ConcurrentHashMap<>();

  HeaderCache(MacroHider hider) {
    this.hider = hider;
  }

  /**
   * A text.
   *
   * @param hash of the bytes that it was made from
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared; the array is what CDT works on
  private record Text(char[] characters, long hash) {}

  /** The text of the file at an absolute path, if it is a readable file. */
  Optional<char[]> text(String path) {
    return texts.computeIfAbsent(path, this::load).map(Text::characters);
  }

  /**
   * The hash of what is at a path: of the bytes that the text was made from, if it has been asked
   * for. {@link FactsCache#ABSENT} if there is no readable file.
   */
  long hash(String path) {
    Optional<Text> known = texts.get(path);
    if (known != null) {
      return known.map(Text::hash).orElse(FactsCache.ABSENT);
    }
    return hashes.computeIfAbsent(path, HeaderCache::hashOfFile);
  }

  private static long hashOfFile(String path) {
    Path file = Path.of(path);
    try {
      return Files.isRegularFile(file)
          ? ContentHash.of(Files.readAllBytes(file))
          : FactsCache.ABSENT;
    } catch (IOException e) {
      return FactsCache.ABSENT;
    }
  }

  private Optional<Text> load(String path) {
    Path file = Path.of(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      char[] text = SourceText.decode(bytes);
      hider.hide(text).ifPresent(offset -> unterminated.put(path, offset));
      DanglingLabels.fix(text);
      return Optional.of(new Text(text, ContentHash.of(bytes)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Where a comment begins that does not end, in a header that has been read. */
  OptionalInt unterminated(String path) {
    Integer offset = unterminated.get(path);
    return offset == null ? OptionalInt.empty() : OptionalInt.of(offset);
  }

  /** The text of a header that exists in memory only. */
  char[] synthetic(String path, String text) {
    return texts
        .computeIfAbsent(
            path,
            p -> {
              char[] chars = text.toCharArray();
              hider.hide(chars);
              return Optional.of(
                  new Text(chars, ContentHash.of(text.getBytes(StandardCharsets.UTF_8))));
            })
        .orElseThrow()
        .characters();
  }
}
