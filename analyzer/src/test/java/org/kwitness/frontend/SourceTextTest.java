package org.kwitness.frontend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceTextTest {

  private static String decode(byte[] bytes) {
    return new String(SourceText.decode(bytes));
  }

  @Test
  void utf8IsDecoded() {
    assertThat(decode("/* \u00e9\u20ac */".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("/* \u00e9\u20ac */");
  }

  @Test
  void whatIsNotUtf8IsLatin1AndKeepsItsLength() {
    byte[] latin1 = "/* caf\u00e9 \u00fc */ int x;".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(decode(latin1)).isEqualTo("/* caf\u00e9 \u00fc */ int x;").hasSize(latin1.length);
  }

  @Test
  void everyByteHasACharacter() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    assertThat(SourceText.decode(all)).hasSize(256).startsWith(' ', '\u0001').endsWith('\u00ff');
  }

  @Test
  void nulBytesDoNotEndTheFile() {
    assertThat(decode(new byte[] {'a', 0, 0, 'b'})).isEqualTo("a  b");
  }

  @Test
  void aByteOrderMarkIsABlank() {
    assertThat(decode("\ufeffint x;".getBytes(StandardCharsets.UTF_8))).isEqualTo(" int x;");
  }

  @Test
  void lineEndsStayAsTheyAre() {
    assertThat(decode("a\r\nb\n\rc".getBytes(StandardCharsets.US_ASCII))).isEqualTo("a\r\nb\n\rc");
  }

  @Test
  void nothingIsNothing() {
    assertThat(SourceText.decode(new byte[0])).isEmpty();
  }

  @Test
  void readsFiles(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a.c"), "int x;\n");
    assertThat(new String(SourceText.read(file))).isEqualTo("int x;\n");
    assertThatThrownBy(() -> SourceText.read(folder.resolve("b.c")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
