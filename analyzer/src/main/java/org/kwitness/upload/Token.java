package org.kwitness.upload;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The secret that opens GitHub's door. It comes from the environment only, because a command line
 * is seen by every user of a machine, and it has no way out but {@link #header()}.
 */
public final class Token {
  /** Where it is looked for, in this order. */
  public static final List<String> VARIABLES = List.of("GITHUB_TOKEN", "GH_TOKEN");

  private final String secret;

  private Token(String secret) {
    this.secret = secret;
  }

  /**
   * The token of an environment.
   *
   * @return nothing if no variable is set
   * @throws UploadException if a variable holds what can be no token
   */
  public static Optional<Token> of(Map<String, String> environment) throws UploadException {
    for (String variable : VARIABLES) {
      String value = environment.getOrDefault(variable, "").strip();
      if (!value.isEmpty()) {
        // The HTTP client would refuse it, too, and quote it.
        if (!value.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
          throw new UploadException(
              variable + " holds characters that no token has; set it to the token alone");
        }
        return Optional.of(new Token(value));
      }
    }
    return Optional.empty();
  }

  /** The value of the header Authorization. */
  String header() {
    return "Bearer " + secret;
  }

  /** A text in which the secret, should it be there, cannot be read. */
  String scrub(String text) {
    return text.replace(secret, "***");
  }

  @Override
  public String toString() {
    return "***";
  }
}
