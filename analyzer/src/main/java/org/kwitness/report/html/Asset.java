package org.kwitness.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * A part of the page that lies in our jar: its style sheet, its script.
 *
 * @param name the name of the resource
 * @param text its text, with LF line ends
 */
record Asset(String name, String text) {
  static Asset load(String name) {
    try (InputStream in = Asset.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(
            "the kwitness jar is damaged: it lacks " + name + "; install it again");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      // A checkout may turn LF into CRLF; browsers turn it back before they compare hashes.
      return new Asset(name, text.replace("\r\n", "\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text's hash as a Content Security Policy names it (CSP level 2, 4.2.5). */
  String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
