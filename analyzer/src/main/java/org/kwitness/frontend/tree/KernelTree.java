package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.kwitness.frontend.SourceText;
import org.kwitness.frontend.tree.TreeProfile.Extraction;

/**
 * A kernel's source tree, recognised.
 *
 * @param root the kernel folder, absolute
 * @param profile the layout that fits
 * @param version in the kernel's own counting
 */
record KernelTree(Path root, TreeProfile profile, long version) {
  private static final String KERNEL_FOLDER = "sys";

  /**
   * Finds the kernel tree that holds a path: the path itself, the {@code sys} folder in it, or the
   * nearest folder above it.
   *
   * @param path absolute and normalised
   */
  static Optional<KernelTree> around(Path path, List<TreeProfile> profiles) {
    for (Path folder = path; folder != null; folder = folder.getParent()) {
      for (Path candidate : List.of(folder, folder.resolve(KERNEL_FOLDER))) {
        Optional<KernelTree> tree = recognise(candidate, profiles);
        if (tree.isPresent()) {
          return tree;
        }
      }
    }
    Path deeper = path.resolve("src").resolve(KERNEL_FOLDER);
    return recognise(deeper, profiles);
  }

  private static Optional<KernelTree> recognise(Path root, List<TreeProfile> profiles) {
    if (!Files.isDirectory(root)) {
      return Optional.empty();
    }
    for (TreeProfile profile : profiles) {
      boolean shape =
          profile.requires().stream().allMatch(p -> Files.exists(root.resolve(p)))
              && profile.absent().stream().noneMatch(p -> Files.exists(root.resolve(p)));
      if (!shape) {
        continue;
      }
      Optional<Long> version = extract(root, profile.version()).flatMap(KernelTree::number);
      if (version.isPresent()
          && version.get() >= profile.minVersion()
          && version.get() < profile.maxVersion()) {
        return Optional.of(new KernelTree(root, profile, version.get()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Long> number(String text) {
    try {
      return Optional.of(Long.parseLong(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> extract(Path root, Extraction extraction) {
    for (String name : extraction.files()) {
      Path file = root.resolve(name);
      if (Files.isRegularFile(file)) {
        try {
          Matcher m = extraction.pattern().matcher(new String(SourceText.read(file)));
          if (m.find()) {
            return Optional.of(m.group(1).strip());
          }
        } catch (IOException e) {
          // An unreadable file says nothing; the next candidate or the fallback decides.
        }
      }
    }
    return extraction.fallback();
  }

  /** The name and release for people. */
  String displayName() {
    Optional<String> release = profile.release().flatMap(r -> extract(root, r));
    return profile.name() + " " + release.orElse("(version " + version + ")");
  }

  /** The values for {@code ${…}} for an architecture. */
  Map<String, String> variables(String architecture) {
    Map<String, String> values = new TreeMap<>();
    profile
        .variables()
        .forEach((name, from) -> extract(root, from).ifPresent(v -> values.put(name, v)));
    values.put("S", root.toString());
    values.put("arch", architecture);
    values.put("version", String.valueOf(version));
    values.putAll(architecture(architecture).variables());
    return values;
  }

  /** What the profile says of an architecture. */
  TreeProfile.Architecture architecture(String name) {
    return profile.architectures().getOrDefault(name, TreeProfile.Architecture.PLAIN);
  }

  /** The architectures of the tree, sorted. */
  List<String> architectures(TreeFiles files) {
    Set<String> found = new LinkedHashSet<>();
    String template = profile.architecturePath();
    for (Map.Entry<String, TreeProfile.Architecture> known : profile.architectures().entrySet()) {
      Map<String, String> values = new TreeMap<>(known.getValue().variables());
      values.put("arch", known.getKey());
      if (files.contains(Variables.expand(template, values))) {
        found.add(known.getKey());
      }
    }
    int at = template.indexOf("${arch}");
    if (at >= 0 && template.indexOf("${", at + 1) < 0
        || template.matches("[^$]*(\\$\\{arch\\}[^$]*)+")) {
      String before = template.substring(0, at);
      for (String name : files.names()) {
        if (name.startsWith(before)) {
          String rest = name.substring(before.length());
          int end = 0;
          while (end < rest.length()
              && (Character.isLetterOrDigit(rest.charAt(end)) || rest.charAt(end) == '_')) {
            end++;
          }
          String candidate = rest.substring(0, end);
          if (!candidate.isEmpty()
              && name.equals(Variables.expand(template, Map.of("arch", candidate)))) {
            found.add(candidate);
          }
        }
      }
    }
    return found.stream().sorted().toList();
  }

  /**
   * The architecture to analyse.
   *
   * @param wanted the user's choice; empty for the default
   * @throws TreeException if the tree does not have it
   */
  String chooseArchitecture(String wanted, TreeFiles files) throws TreeException {
    List<String> available = architectures(files);
    if (available.isEmpty()) {
      throw new TreeException(
          root
              + " looks like "
              + displayName()
              + ", but has no architecture: no file "
              + profile.architecturePath());
    }
    if (!wanted.isEmpty()) {
      List<String> names = new ArrayList<>(List.of(wanted));
      profile
          .architectures()
          .forEach(
              (name, a) -> {
                if (a.aliases().contains(wanted)) {
                  names.add(name);
                }
              });
      return names.stream()
          .filter(available::contains)
          .findFirst()
          .orElseThrow(
              () ->
                  new TreeException(
                      "no architecture \""
                          + wanted
                          + "\" in "
                          + root
                          + "; it has "
                          + String.join(", ", available)));
    }
    for (String name : profile.defaultArchitectures()) {
      if (available.contains(name)) {
        return name;
      }
    }
    if (available.size() == 1) {
      return available.get(0);
    }
    throw new TreeException(
        root + " has the architectures " + String.join(", ", available) + ": choose with --arch");
  }
}
