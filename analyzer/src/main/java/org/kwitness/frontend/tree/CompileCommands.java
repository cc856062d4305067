package org.kwitness.frontend.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kwitness.frontend.SourceText;
import org.kwitness.json.JsonException;

/**
 * A {@code compile_commands.json}: the command line of each file of a real build. Source: Clang's
 * "JSON Compilation Database Format Specification".
 */
final class CompileCommands {
  private static final String NAME = "compile_commands.json";

  /** How far above the kernel folder the file is looked for. */
  private static final int LEVELS = 3;

  private final Map<Path, CompilerFlags> flags = new HashMap<>();

  private CompileCommands() {}

  /**
   * The commands found in the kernel folder or a little above it; none if there is no such file.
   *
   * @throws TreeException if the file is there and cannot be used
   */
  static CompileCommands near(Path kernelRoot) throws TreeException {
    CompileCommands commands = new CompileCommands();
    Path folder = kernelRoot;
    for (int i = 0; i < LEVELS && folder != null; i++, folder = folder.getParent()) {
      Path file = folder.resolve(NAME);
      if (Files.isRegularFile(file)) {
        commands.read(file);
        break;
      }
    }
    return commands;
  }

  /** The flags of a file, if the build compiled it. */
  Optional<CompilerFlags> flags(Path file) {
    return Optional.ofNullable(flags.get(file));
  }

  private void read(Path file) throws TreeException {
    try {
      ProfileNode root = ProfileNode.parse(file.toString(), new String(SourceText.read(file)));
      for (ProfileNode entry : root.array()) {
        add(entry, file);
      }
    } catch (JsonException e) {
      throw new TreeException(e.getMessage() + " (correct the file, or move it away)");
    } catch (IOException e) {
      throw new TreeException("cannot read " + file + ": " + e.getMessage());
    }
  }

  private void add(ProfileNode entry, Path database) throws JsonException {
    Map<String, ProfileNode> keys =
        entry.object(Set.of("directory", "file", "command", "arguments", "output"));
    ProfileNode source = keys.get("file");
    if (source == null) {
      throw entry.error("key \"file\" is missing; add it");
    }
    Path folder = Objects.requireNonNull(database.toAbsolutePath().getParent());
    if (keys.containsKey("directory")) {
      folder = folder.resolve(keys.get("directory").text());
    }
    List<String> words;
    if (keys.containsKey("arguments")) {
      words = keys.get("arguments").texts();
    } else if (keys.containsKey("command")) {
      words = CompilerFlags.words(keys.get("command").text());
    } else {
      throw entry.error("key \"command\" or \"arguments\" is missing; add one of them");
    }
    flags.putIfAbsent(
        folder.resolve(source.text()).normalize(),
        CompilerFlags.parse(words, Optional.of(folder.normalize())));
  }
}
