package org.kwitness.report;

import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import org.kwitness.frontend.SourceText;

/** The source files that a run is about, by the names that findings use. */
@FunctionalInterface
public interface Sources {
  /** The content of a file; empty where it cannot be read. */
  byte[] bytes(String file);

  /** The text of a file as the front end reads it (see {@link SourceText}). */
  default String text(String file) {
    return new String(SourceText.decode(bytes(file)));
  }

  /**
   * The text of a file as GitHub's uploader reads it for its line hashes: as UTF-8, with U+FFFD for
   * what is not (for each longest piece that could have begun a character, as WHATWG's Encoding
   * Standard has it), and nothing else replaced.
   */
  default String uploadedText(String file) {
    byte[] bytes = bytes(file).clone();
    for (int i = 0; i + 1 < bytes.length; i++) {
      // The one case that Java treats otherwise: an encoded surrogate is one U+FFFD to it, not
      // three.
      if (bytes[i] == (byte) 0xED && (bytes[i + 1] & 0xE0) == 0xA0) {
        bytes[i] = (byte) 0xFF;
      }
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Sources whose texts are known. */
  static Sources ofTexts(Function<String, String> texts) {
    return file -> texts.apply(file).getBytes(StandardCharsets.UTF_8);
  }
}
