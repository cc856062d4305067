package org.kwitness.frontend.cache;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files so that others see all of the new one or all of the old one. */
final class Replacement {
  private Replacement() {}

  /** Writes the content. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  /** Writes a file beside its place, and moves it there. */
  static void write(Path file, Content content) throws IOException {
    Path parent = file.resolve("..").normalize();
    Files.createDirectories(parent);
    Path beside = Files.createTempFile(parent, ".new", "");
    try {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
        content.write(out);
      }
      try {
        Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException e) {
        Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING);
      }
    } finally {
      Files.deleteIfExists(beside);
    }
  }
}
