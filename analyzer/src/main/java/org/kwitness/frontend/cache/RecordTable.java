package org.kwitness.frontend.cache;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A file with records under names, of which a reader wants few: only the parts that those are in
 * are made into objects again. Thread-safe.
 *
 * @param <R> the class of the records; what it may hold: see {@link RecordSchema}
 */
public final class RecordTable<R extends Record> {
  private static final int MAGIC = 0x6b777401;
  private static final int ENTRIES_IN_A_PART = 8;
  private static final int HEAD = 8;
  private static final int CHECK = 8;

  private final byte[] bytes;
  private final RecordSchema schema;
  private final Class<R> type;
  private final long[] offsets;
  private final Map<Integer, Map<String, R>> parts = new HashMap<>();
  private int broken;

  private RecordTable(byte[] bytes, Class<R> type, long[] offsets) {
    this.bytes = bytes;
    this.type = type;
    this.schema = new RecordSchema(type);
    this.offsets = offsets;
  }

  /**
   * Writes a file, in the place of one that may be there.
   *
   * @throws IOException if that cannot be done
   */
  public static <R extends Record> void write(
      Path file, Class<R> type, SortedMap<String, R> entries) throws IOException {
    RecordSchema schema = new RecordSchema(type);
    int count = Math.max(1, entries.size() / ENTRIES_IN_A_PART);
    List<List<Map.Entry<String, R>>> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new ArrayList<>());
    }
    entries.entrySet().forEach(e -> parts.get(part(e.getKey(), count)).add(e));
    ByteBuffer head = ByteBuffer.allocate(HEAD + 8 * (count + 1)).putInt(MAGIC).putInt(count);
    long offset = head.capacity();
    List<byte[]> bodies = new ArrayList<>();
    for (List<Map.Entry<String, R>> part : parts) {
      head.putLong(offset);
      byte[] body = body(schema, part);
      bodies.add(body);
      offset += CHECK + body.length;
    }
    head.putLong(offset);
    Replacement.write(
        file,
        out -> {
          out.write(head.array());
          for (byte[] body : bodies) {
            out.write(ByteBuffer.allocate(CHECK).putLong(ContentHash.of(body)).array());
            out.write(body);
          }
        });
  }

  private static <R extends Record> byte[] body(
      RecordSchema schema, List<Map.Entry<String, R>> part) {
    RecordWriter writer = new RecordWriter(schema);
    writer.number(part.size());
    for (Map.Entry<String, R> e : part) {
      writer.value(e.getKey());
      writer.value(e.getValue());
    }
    return writer.toBytes();
  }

  private static int part(String name, int count) {
    return Math.floorMod(ContentHash.of(name.getBytes(StandardCharsets.UTF_8)), count);
  }

  /** Opens a file; empty if there is none, or it is something else. */
  public static <R extends Record> Optional<RecordTable<R>> open(Path file, Class<R> type) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(file);
      ByteBuffer head = ByteBuffer.wrap(bytes);
      if (bytes.length < HEAD || head.getInt() != MAGIC) {
        return Optional.empty();
      }
      int count = head.getInt();
      if (count < 1 || HEAD + 8L * (count + 1) > bytes.length) {
        return Optional.empty();
      }
      long[] offsets = new long[count + 1];
      head.asLongBuffer().get(offsets);
      return Optional.of(new RecordTable<>(bytes, type, offsets));
    } catch (IOException e) {
      return Optional.empty(); // Another process may have removed it.
    }
  }

  /** The record with a name, if there is one that can be read. */
  public synchronized Optional<R> get(String name) {
    int part = part(name, offsets.length - 1);
    return Optional.ofNullable(parts.computeIfAbsent(part, this::read).get(name));
  }

  /** How many parts could not be read; of those that were asked for. */
  public synchronized int broken() {
    return broken;
  }

  private Map<String, R> read(int part) {
    Map<String, R> found = new HashMap<>();
    try {
      ByteBuffer all = ByteBuffer.wrap(bytes).position(Math.toIntExact(offsets[part]));
      long check = all.getLong();
      byte[] body = new byte[Math.toIntExact(offsets[part + 1] - offsets[part] - CHECK)];
      all.get(body);
      if (ContentHash.of(body) != check) {
        broken++;
        return found;
      }
      RecordReader reader = new RecordReader(schema, body, 0);
      for (int left = reader.count(); left > 0; left--) {
        String name = (String) reader.value();
        found.put(name, type.cast(reader.value()));
      }
    } catch (RuntimeException e) {
      broken++;
      found.clear();
    }
    return found;
  }
}
