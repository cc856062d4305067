package org.kwitness.upload;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the {@code git} program knows of a folder, where there is only one answer. Addresses of
 * remotes are never in a message: they may hold a password.
 */
public final class GitDefaults {
  /** {@code https://host/o/r}, {@code ssh://git@host:22/o/r.git}. */
  private static final Pattern URL =
      Pattern.compile("[a-z+]+://(?:[^/@]*@)?([^/:]+)(?::\\d+)?/([^/]+/[^/]+?)(?:\\.git)?/?");

  /** {@code git@host:o/r.git}. */
  private static final Pattern SCP =
      Pattern.compile("(?:[^/@]*@)?([^/:]+):/?([^/]+/[^/]+?)(?:\\.git)?/?");

  private final Path folder;

  /**
   * @param folder in a working tree, or not
   */
  public GitDefaults(Path folder) {
    this.folder = folder;
  }

  /**
   * The repository that all remotes at GitHub agree on.
   *
   * @param api the address of GitHub's API; tells the host to look for
   * @return nothing if no remote is there
   * @throws UploadException if remotes disagree, or the address is none
   */
  public Optional<String> repository(String api) throws UploadException {
    String host = host(UploadTarget.apiUri(api));
    TreeSet<String> found = new TreeSet<>();
    for (String line : git("remote", "-v").orElse("").lines().toList()) {
      String[] words = line.split("\\s+");
      if (words.length >= 2) {
        repository(words[1], host).ifPresent(found::add);
      }
    }
    if (found.size() > 1) {
      throw new UploadException(
          "the remotes of git are of several repositories: "
              + String.join(", ", found)
              + "; choose with --repo");
    }
    return found.stream().findFirst();
  }

  /** The repository that the address of a remote means, if it is at that host. */
  static Optional<String> repository(String address, String host) {
    for (Pattern pattern : List.of(URL, SCP)) {
      Matcher matcher = pattern.matcher(address);
      if (matcher.matches()) {
        String where = matcher.group(1).toLowerCase(Locale.ROOT);
        return where.equals(host) || where.equals("ssh." + host)
            ? Optional.of(matcher.group(2))
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static String host(URI api) {
    String host = api.getHost().toLowerCase(Locale.ROOT);
    return host.startsWith("api.") ? host.substring("api.".length()) : host;
  }

  /** The full name of the branch that is checked out; nothing if there is none. */
  public Optional<String> branch() {
    return git("symbolic-ref", "--quiet", "HEAD");
  }

  /** The commit that is checked out; nothing if there is none. */
  public Optional<String> commit() {
    return git("rev-parse", "--quiet", "--verify", "HEAD^{commit}");
  }

  /** What git prints; nothing if it fails, or there is no git. */
  private Optional<String> git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    // A hook of git runs with these, and they mean its repository whatever -C says.
    List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX")
        .forEach(builder.environment()::remove);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    try {
      Process process = builder.start();
      process.getOutputStream().close();
      String text;
      try (InputStream in = process.getInputStream()) {
        text = new String(in.readAllBytes(), StandardCharsets.UTF_8).strip();
      }
      return process.waitFor() == 0 && !text.isEmpty() ? Optional.of(text) : Optional.empty();
    } catch (IOException | UncheckedIOException e) {
      return Optional.empty(); // No git: then the options have to say it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
