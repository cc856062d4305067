package org.kwitness.upload;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A SARIF log, packed, that keeps GitHub's limits. */
public final class UploadLog {
  /** GitHub says 10 MB; the writer of our logs stays below the smaller meaning of that. */
  private static final int MAX_COMPRESSED = 10 * 1024 * 1024;

  private static final int BUFFER = 1 << 16;

  private final byte[] packed;
  private final long size;
  private final List<LogCheck.RunFigures> runs;

  private UploadLog(byte[] packed, long size, List<LogCheck.RunFigures> runs) {
    this.packed = packed;
    this.size = size;
    this.runs = List.copyOf(runs);
  }

  /**
   * Reads and checks a log.
   *
   * @param absoluteAddresses whether addresses may be absolute, because GitHub will be told what
   *     they begin with
   * @throws UploadException if it is not there, no SARIF log, or beyond a limit
   */
  public static UploadLog read(Path file, boolean absoluteAddresses) throws UploadException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    long size = 0;
    try (InputStream in = Files.newInputStream(file)) {
      try (GZIPOutputStream zip = new GZIPOutputStream(bytes)) {
        byte[] buffer = new byte[BUFFER];
        for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
          zip.write(buffer, 0, n);
          size += n;
          requireRoom(file, bytes.size());
        }
      }
      requireRoom(file, bytes.size());
      byte[] packed = bytes.toByteArray();
      return new UploadLog(packed, size, check(file, packed, absoluteAddresses));
    } catch (NoSuchFileException e) {
      throw new UploadException("there is no file " + file + "; correct the name", e);
    } catch (IOException e) {
      throw new UploadException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static void requireRoom(Path file, int compressed) throws UploadException {
    if (compressed > MAX_COMPRESSED) {
      throw new UploadException(
          String.format(
              Locale.ROOT,
              "%s has more than %,d bytes after gzip, and GitHub refuses it; write it anew with"
                  + " kwitness check, which keeps the limit, or analyse a part of the tree",
              file,
              MAX_COMPRESSED));
    }
  }

  private static List<LogCheck.RunFigures> check(Path file, byte[] packed, boolean absolute)
      throws IOException, UploadException {
    try (Reader in =
        new InputStreamReader(
            new GZIPInputStream(new ByteArrayInputStream(packed)), StandardCharsets.UTF_8)) {
      return LogCheck.check(file.toString(), in, absolute);
    }
  }

  /** The log as the API takes it: gzip, then Base64. */
  String encoded() {
    return Base64.getEncoder().encodeToString(packed);
  }

  /** Bytes of the file. */
  public long size() {
    return size;
  }

  /** Bytes after gzip. */
  public int compressedSize() {
    return packed.length;
  }

  /** Its runs, in their order. */
  public List<LogCheck.RunFigures> runs() {
    return runs;
  }
}
