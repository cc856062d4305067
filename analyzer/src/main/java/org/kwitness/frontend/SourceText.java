package org.kwitness.frontend;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Reads source files leniently: UTF-8 where the bytes are valid UTF-8, else Latin-1 (every byte a
 * character), so that no file is refused for its encoding. NUL bytes and byte order marks become
 * spaces: the parser takes the first for the end of the file and the second for a part of a name.
 */
public final class SourceText {
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private SourceText() {}

  /**
   * The text of a file.
   *
   * @throws IOException if it cannot be read
   */
  public static char[] read(Path file) throws IOException {
    return decode(Files.readAllBytes(file));
  }

  /** Decodes the bytes of a source file. */
  public static char[] decode(byte[] bytes) {
    char[] text;
    try {
      var decoded =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes));
      text = new char[decoded.remaining()];
      decoded.get(text);
    } catch (CharacterCodingException e) {
      text = new char[bytes.length];
      for (int i = 0; i < bytes.length; i++) {
        text[i] = (char) (bytes[i] & 0xff);
      }
    }
    for (int i = 0; i < text.length; i++) {
      if (text[i] == 0 || text[i] == BYTE_ORDER_MARK) {
        text[i] = ' ';
      }
    }
    return text;
  }
}
