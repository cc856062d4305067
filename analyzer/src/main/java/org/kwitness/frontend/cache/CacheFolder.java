package org.kwitness.frontend.cache;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What caches need besides entries: an identity of the program, and an end to growth. */
public final class CacheFolder {
  private static final int END_RECORD = 22;

  private CacheFolder() {}

  /**
   * Feeds a hash with what tells this build of the program from any other.
   *
   * @return false if the build cannot be told from others, so that nothing should be cached
   */
  public static boolean identify(MessageDigest digest) {
    try {
      Optional<java.security.CodeSource> source =
          Optional.ofNullable(CacheFolder.class.getProtectionDomain().getCodeSource());
      if (source.isEmpty()) {
        return false;
      }
      Path place = Path.of(source.get().getLocation().toURI());
      if (Files.isDirectory(place)) {
        classes(place, digest);
      } else {
        jar(place, digest);
      }
      return true;
    } catch (IOException | URISyntaxException | RuntimeException e) {
      return false;
    }
  }

  /** The directory at a jar's end has the checksum of every file in it. */
  private static void jar(Path jar, MessageDigest digest) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(jar.toFile(), "r")) {
      byte[] end = new byte[END_RECORD];
      file.seek(file.length() - END_RECORD);
      file.readFully(end);
      ByteBuffer record = ByteBuffer.wrap(end).order(java.nio.ByteOrder.LITTLE_ENDIAN);
      byte[] directory = new byte[record.getInt(12)];
      file.seek(Integer.toUnsignedLong(record.getInt(16)));
      file.readFully(directory);
      digest.update(directory);
    }
  }

  private static void classes(Path folder, MessageDigest digest) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        digest.update(file.toString().getBytes(StandardCharsets.UTF_8));
        digest.update(Files.getLastModifiedTime(file).toString().getBytes(StandardCharsets.UTF_8));
      }
    }
  }

  private record Entry(Path file, long size, Instant used) {}

  /**
   * Removes the entries used least recently, until the folder holds four fifths of a size, if it
   * holds more than that size.
   *
   * @param limit in bytes
   */
  public static void bound(Path folder, long limit) {
    List<Entry> entries = new ArrayList<>();
    long total = 0;
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Entry entry =
            new Entry(file, Files.size(file), Files.getLastModifiedTime(file).toInstant());
        boolean abandoned =
            String.valueOf(file.getFileName()).startsWith(".new")
                && entry.used().isBefore(Instant.now().minus(Duration.ofHours(1)));
        if (abandoned) {
          Files.deleteIfExists(file);
        } else {
          entries.add(entry);
          total += entry.size();
        }
      }
      if (total <= limit) {
        return;
      }
      entries.sort(Comparator.comparing(Entry::used).thenComparing(Entry::file));
      for (Entry entry : entries) {
        if (total <= limit / 5 * 4) {
          return;
        }
        Files.deleteIfExists(entry.file());
        total -= entry.size();
      }
    } catch (IOException | java.io.UncheckedIOException e) {
      // Another process is at it too; the next run goes on.
      return;
    }
  }
}
