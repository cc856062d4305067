package org.kwitness.upload;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a log is about, and where it goes.
 *
 * @param api the address of GitHub's API, without a slash at the end
 * @param repository owner and name, with a slash between them
 * @param ref a full ref, such as {@code refs/heads/main}
 * @param commit 40 (or 64) hexadecimal digits
 * @param checkoutUri the folder that absolute addresses in the log begin with, if it has any
 */
public record UploadTarget(
    URI api, String repository, String ref, String commit, Optional<String> checkoutUri) {
  /** The API of github.com. */
  public static final String GITHUB_API = "https://api.github.com";

  private static final Pattern REPOSITORY = Pattern.compile("[A-Za-z0-9_-][\\w.-]*/[\\w.-]+");
  private static final Pattern REF =
      Pattern.compile("refs/(heads/|tags/|pull/\\d+/(merge|head)$)[^\\s~^:?*\\[\\\\]*");
  private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
  private static final Pattern SLASHES_AT_END = Pattern.compile("/+$");

  /**
   * Checks every part.
   *
   * @throws UploadException if one cannot be right
   */
  public static UploadTarget of(
      String api, String repository, String ref, String commit, Optional<String> checkoutUri)
      throws UploadException {
    String name = repository.split("/", -1).length == 2 ? repository.split("/", -1)[1] : "";
    if (!REPOSITORY.matcher(repository).matches() || name.equals(".") || name.equals("..")) {
      throw new UploadException(
          "the repository is OWNER/NAME, not '" + repository + "'; correct --repo");
    }
    boolean named = !ref.endsWith("/") && !ref.contains("..");
    if (!REF.matcher(ref).matches() || !named) {
      throw new UploadException(
          "'"
              + ref
              + "' is no full ref; give --ref refs/heads/BRANCH, refs/tags/TAG or"
              + " refs/pull/NUMBER/merge");
    }
    if (!COMMIT.matcher(commit).matches()) {
      throw new UploadException(
          "'" + commit + "' is no commit; give --commit all 40 digits (git rev-parse HEAD)");
    }
    if (checkoutUri.isPresent() && !checkoutUri.get().startsWith("file:/")) {
      throw new UploadException(
          "--checkout-uri is an address like file:///home/me/src/, not '"
              + checkoutUri.get()
              + "'");
    }
    return new UploadTarget(apiUri(api), repository, ref, commit, checkoutUri);
  }

  /**
   * Checks the address of the API: the token must not cross a network in the open.
   *
   * @throws UploadException if it is none, or not encrypted
   */
  static URI apiUri(String text) throws UploadException {
    URI uri;
    try {
      uri = new URI(SLASHES_AT_END.matcher(text).replaceAll(""));
    } catch (URISyntaxException e) {
      throw new UploadException("'" + text + "' is no address; correct --api-url", e);
    }
    String host = Optional.ofNullable(uri.getHost()).orElse("").toLowerCase(Locale.ROOT);
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    boolean here = host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    if (host.isEmpty()
        || uri.getRawUserInfo() != null
        || uri.getRawQuery() != null
        || uri.getRawFragment() != null) {
      throw new UploadException(
          "--api-url is an address like " + GITHUB_API + " or https://HOST/api/v3, nothing more");
    }
    if (!scheme.equals("https") && !(scheme.equals("http") && here)) {
      throw new UploadException(
          "--api-url " + text + ": the token would go over the network in the open; use https");
    }
    return uri;
  }

  /** Where logs are sent. */
  URI uploads() {
    return URI.create(api + "/repos/" + repository + "/code-scanning/sarifs");
  }

  /** Where one log's state is asked for. */
  URI upload(String id) {
    return URI.create(uploads() + "/" + id);
  }
}
