package org.kwitness.frontend;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The texts of headers, read once for the whole run, with the opaque macros already hidden.
 * Thread-safe.
 */
final class HeaderCache {
  private final MacroHider hider;
  private final ConcurrentHashMap<String, Optional<char[]>> texts = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Integer> unterminated = new ConcurrentHashMap<>();

  HeaderCache(MacroHider hider) {
    this.hider = hider;
  }

  /** The text of the file at an absolute path, if it is a readable file. */
  Optional<char[]> text(String path) {
    return texts.computeIfAbsent(path, this::load);
  }

  private Optional<char[]> load(String path) {
    Path file = Path.of(path);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      char[] text = SourceText.read(file);
      hider.hide(text).ifPresent(offset -> unterminated.put(path, offset));
      DanglingLabels.fix(text);
      return Optional.of(text);
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
              return Optional.of(chars);
            })
        .orElseThrow();
  }
}
