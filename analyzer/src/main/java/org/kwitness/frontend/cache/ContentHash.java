package org.kwitness.frontend.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Hashes that nobody makes equal by accident. */
public final class ContentHash {
  private ContentHash() {}

  /** A fresh SHA-256. */
  public static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The first 64 bits of the SHA-256; never 0. */
  public static long of(byte[] bytes) {
    long hash = ByteBuffer.wrap(digest().digest(bytes)).getLong();
    return hash == 0 ? 1 : hash;
  }
}
