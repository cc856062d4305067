package org.kwitness.frontend.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordTableTest {
  /** All kinds of components. */
  record Entry(int number, Optional<String> text, List<Entry> more, Map<Integer, String> flags) {}

  @TempDir private Path folder;
  private Path file;
  private final TreeMap<String, Entry> entries = new TreeMap<>();

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("table");
    for (int i = 0; i < 100; i++) {
      Entry inner = new Entry(-i, Optional.empty(), List.of(), Map.of());
      entries.put(
          "entry " + i, new Entry(i, Optional.of("text " + i), List.of(inner), Map.of(i, "flag")));
    }
    RecordTable.write(file, Entry.class, entries);
  }

  private RecordTable<Entry> open() {
    return RecordTable.open(file, Entry.class).orElseThrow();
  }

  @Test
  void whatWasWrittenIsRead() {
    RecordTable<Entry> table = open();
    entries.forEach((name, entry) -> assertThat(table.get(name)).contains(entry));
    assertThat(table.get("entry 100")).isEmpty();
    assertThat(table.broken()).isZero();
  }

  @Test
  void anEmptyTable() throws IOException {
    RecordTable.write(file, Entry.class, new TreeMap<>());
    assertThat(open().get("entry 1")).isEmpty();
  }

  @Test
  void aBrokenPartIsNotUsed() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    Files.write(file, bytes);
    RecordTable<Entry> table = open();
    long left = entries.keySet().stream().filter(name -> table.get(name).isPresent()).count();
    assertThat(left).isBetween(50L, 99L);
    assertThat(table.broken()).isEqualTo(1);
  }

  @Test
  void otherFiles() throws IOException {
    assertThat(RecordTable.open(folder.resolve("none"), Entry.class)).isEmpty();
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(RecordTable.open(file, Entry.class)).isEmpty();
    Files.write(file, new byte[100]);
    assertThat(RecordTable.open(file, Entry.class)).isEmpty();
  }
}
