package org.kwitness.frontend.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToLongFunction;
import org.kwitness.frontend.FileFacts;
import org.kwitness.frontend.tree.SourceUnit;
import org.kwitness.rule.Gap;

/**
 * A folder with the facts of source files. The name of an entry is a hash of the source file, of
 * how it is preprocessed, and of the program and its knowledge. The entry itself says which headers
 * were looked for, found or not, and what was in them; it counts only if all that is still so.
 *
 * <p>Thread-safe, also between processes: entries are written beside their place and renamed.
 */
public final class FactsCache {
  /** Stands for a header that is not there; no content has this hash. */
  public static final long ABSENT = 0;

  private static final int MAGIC = 0x6b776601;
  private static final Duration TOUCHED_AFTER = Duration.ofHours(12);
  private static final RecordSchema SCHEMA = new RecordSchema(FileFacts.class);

  private final Path folder;
  private final byte[] context;
  private final AtomicInteger hits = new AtomicInteger();
  private final AtomicInteger written = new AtomicInteger();
  private final AtomicInteger broken = new AtomicInteger();
  private final AtomicInteger unwritable = new AtomicInteger();
  private volatile Optional<? extends RecordTable<?>> tree = Optional.empty();

  /**
   * @param folder where the entries are; made when the first is written
   * @param context a hash of everything that facts depend on besides the file and its headers
   */
  public FactsCache(Path folder, byte[] context) {
    this.folder = folder;
    this.context = context.clone();
  }

  /** The name of the entry of a file with this content. */
  public String key(SourceUnit unit, byte[] content) {
    MessageDigest digest = ContentHash.digest();
    digest.update(context);
    text(digest, unit.path().toString());
    text(digest, unit.name());
    text(digest, unit.includePath().toString());
    text(digest, new TreeMap<>(unit.defines()).toString());
    text(digest, unit.forcedIncludes().toString());
    digest.update(content);
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static void text(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }

  /** The file for what is kept of a whole tree rather than of one of its files. */
  private Path treeFile() {
    return folder.resolve("trees").resolve(HexFormat.of().formatHex(context, 0, 16));
  }

  /** Opens what is kept of a whole tree; empty if that is nothing. */
  public <R extends Record> Optional<RecordTable<R>> openTree(Class<R> type) {
    Optional<RecordTable<R>> table = RecordTable.open(treeFile(), type);
    try {
      if (table.isPresent()) {
        tree = table;
        touch(treeFile());
      } else if (Files.exists(treeFile())) {
        broken.incrementAndGet();
      }
    } catch (IOException e) {
      return table; // Another process may have removed it; what was read of it stays.
    }
    return table;
  }

  /**
   * Keeps something of a whole tree, in the place of what was kept.
   *
   * @throws IOException if that cannot be done
   */
  public <R extends Record> void writeTree(Class<R> type, SortedMap<String, R> entries)
      throws IOException {
    RecordTable.write(treeFile(), type, entries);
  }

  private Path place(String key) {
    return folder.resolve(key.substring(0, 2)).resolve(key.substring(2));
  }

  /**
   * The facts of an entry, if it is there and still true.
   *
   * @param headerHash gives the hash of what a header's path holds now, or {@link #ABSENT}
   */
  public Optional<FileFacts> load(String key, ToLongFunction<String> headerHash) {
    Path file = place(key);
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer head = ByteBuffer.wrap(bytes);
      if (bytes.length < 12
          || head.getInt() != MAGIC
          || head.getLong() != ContentHash.of(Arrays.copyOfRange(bytes, 12, bytes.length))) {
        broken.incrementAndGet();
        return Optional.empty();
      }
      RecordReader reader = new RecordReader(SCHEMA, bytes, 12);
      if (!isSame(reader, headerHash)) {
        return Optional.empty();
      }
      FileFacts facts = (FileFacts) reader.value();
      touch(file);
      hits.incrementAndGet();
      return Optional.of(facts);
    } catch (IOException e) {
      return Optional.empty(); // Another process may have replaced or removed it.
    } catch (RuntimeException e) {
      broken.incrementAndGet();
      return Optional.empty();
    }
  }

  private static boolean isSame(RecordReader reader, ToLongFunction<String> headerHash) {
    String path = "";
    for (int left = reader.count(); left > 0; left--) {
      int common = (int) reader.number();
      path = path.substring(0, common) + reader.characters(reader.count());
      if (headerHash.applyAsLong(path) != reader.number()) {
        return false;
      }
    }
    return true;
  }

  /** Entries that are used again stay: the ones used least recently go first. */
  private static void touch(Path file) throws IOException {
    Instant now = Instant.now();
    if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(TOUCHED_AFTER))) {
      Files.setLastModifiedTime(file, FileTime.from(now));
    }
  }

  /**
   * Writes an entry. Facts of a file that was given up are not kept: the next run may have more
   * time or memory. That an entry cannot be written is no failure.
   *
   * @param headers the headers that were looked for, with the hash of what was found
   */
  public void store(String key, SortedMap<String, Long> headers, FileFacts facts) {
    if (facts.gaps().stream()
        .anyMatch(g -> g.kind() == Gap.Kind.FILE_SKIPPED || g.kind() == Gap.Kind.FILE_ABANDONED)) {
      return;
    }
    RecordWriter writer = new RecordWriter(SCHEMA);
    writer.number(headers.size());
    String before = "";
    for (var header : headers.entrySet()) {
      String path = header.getKey();
      int common = commonPrefix(before, path);
      byte[] rest = path.substring(common).getBytes(StandardCharsets.UTF_8);
      writer.number(common);
      writer.number(rest.length);
      writer.raw(rest);
      writer.number(header.getValue());
      before = path;
    }
    writer.value(facts);
    byte[] body = writer.toBytes();
    ByteBuffer entry = ByteBuffer.allocate(12 + body.length);
    entry.putInt(MAGIC).putLong(ContentHash.of(body)).put(body);
    try {
      Replacement.write(place(key), out -> out.write(entry.array()));
      written.incrementAndGet();
    } catch (IOException e) {
      unwritable.incrementAndGet();
    }
  }

  /** Not inside a pair of surrogates, which would not survive the encoding. */
  private static int commonPrefix(String a, String b) {
    int i = 0;
    while (i < Math.min(a.length(), b.length())
        && a.charAt(i) == b.charAt(i)
        && a.charAt(i) < 0x80) {
      i++;
    }
    return i;
  }

  /** How many files were not parsed because of the cache. */
  public int hits() {
    return hits.get();
  }

  /** How many entries were written. */
  public int written() {
    return written.get();
  }

  /** What a user should know of, if anything; what is read later may add to it. */
  public Optional<String> problem() {
    int all = broken.get() + tree.map(RecordTable::broken).orElse(0);
    if (all > 0) {
      return Optional.of("the cache " + folder + " has broken entries, which are not used: " + all);
    }
    return unwritable.get() > 0
        ? Optional.of("the cache " + folder + " cannot be written to; --no-cache does without")
        : Optional.empty();
  }
}
