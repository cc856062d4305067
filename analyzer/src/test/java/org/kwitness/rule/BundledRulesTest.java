package org.kwitness.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BundledRulesTest {

  @Test
  void everyFolderWithARuleIsInTheIndex() throws IOException, RuleException {
    List<String> folders;
    try (Stream<Path> entries = Files.list(Path.of("../rules"))) {
      folders =
          entries
              .filter(e -> Files.exists(e.resolve("rule.json")))
              .map(e -> e.getFileName().toString())
              .sorted()
              .toList();
    }

    assertThat(folders).isNotEmpty();
    assertThat(RuleLoader.load()).extracting(Rule::id).containsExactlyElementsOf(folders);
  }

  @Test
  void thePageStartsWithTheIdAndIsTheHelp() throws RuleException {
    for (Rule rule : RuleLoader.load()) {
      assertThat(rule.help()).startsWith("# " + rule.id() + "\n");
    }
  }
}
