package org.kwitness.report;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Reader;
import java.io.Serial;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A text that is held compressed, so that its size after gzip is known before it goes anywhere, and
 * no more memory is used than that size.
 */
final class PackedLog {
  private final byte[] packed;

  private PackedLog(byte[] packed) {
    this.packed = packed;
  }

  /** Something that writes a text, the same each time. */
  @FunctionalInterface
  interface Source {
    void writeTo(Writer out) throws IOException;
  }

  /**
   * Takes a text in.
   *
   * @param limit bytes after gzip
   * @return nothing if it does not fit; the source is then left as soon as that is known
   * @throws IOException if the source throws it
   */
  static Optional<PackedLog> of(Source source, int limit) throws IOException {
    Bounded bytes = new Bounded(limit);
    try (Writer out = new OutputStreamWriter(new GZIPOutputStream(bytes), StandardCharsets.UTF_8)) {
      source.writeTo(out);
    } catch (TooLargeException e) {
      return Optional.empty();
    }
    return Optional.of(new PackedLog(bytes.toByteArray()));
  }

  /** Writes the text; does not close {@code out}. */
  void unpackTo(Writer out) throws IOException {
    try (Reader in =
        new InputStreamReader(
            new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8)) {
      in.transferTo(out);
    }
  }

  private static final class TooLargeException extends IOException {
    @Serial private static final long serialVersionUID = 1L;
  }

  /** Memory for a number of bytes and no more. */
  private static final class Bounded extends OutputStream {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final int limit;

    Bounded(int limit) {
      this.limit = limit;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
      if (length > limit - bytes.size()) {
        throw new TooLargeException();
      }
      bytes.write(from, offset, length);
    }

    byte[] toByteArray() {
      return bytes.toByteArray();
    }
  }
}
