package org.kwitness.frontend.tree;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProfileLoaderTest {
  private static final String GOOD =
      """
      {"name": "Demo", "requires": ["conf/files"],
       "version": {"file": "sys/param.h", "pattern": "DEMO (\\\\d+)"},
       "architecturePath": "conf/files.${arch}",
       "defaultArchitectures": ["amd64"],
       "lists": [{"file": "conf/files", "grammar": "files"}],
       "layouts": [
         {"maxVersion": 5},
         {"minVersion": 5, "compiler": "gnu"}]}
      """;

  private static List<TreeProfile> load(String profile) throws TreeException {
    Map<String, String> files =
        Map.of(
            "index.json",
            "[\"demo\"]",
            "common/compiler.json",
            "{\"gnu\": {\"__GNUC__\": \"4\"}}",
            "demo/tree.json",
            profile);
    return new ProfileLoader(
            name ->
                Optional.ofNullable(files.get(name))
                    .map(t -> new ByteArrayInputStream(t.getBytes(StandardCharsets.UTF_8))))
        .load();
  }

  @Test
  void layoutsInheritTheCommonKeys() throws Exception {
    List<TreeProfile> profiles = load(GOOD);
    assertThat(profiles).extracting(TreeProfile::id).containsExactly("demo", "demo");
    assertThat(profiles.get(0).maxVersion()).isEqualTo(5);
    assertThat(profiles.get(1).compiler()).containsExactly("gnu");
    assertThat(profiles.get(1).requires()).containsExactly("conf/files");
  }

  @Test
  void theBuiltInProfilesLoad() throws Exception {
    assertThat(ProfileLoader.builtIn())
        .extracting(TreeProfile::id)
        .contains("freebsd", "netbsd", "openbsd", "dragonfly");
  }

  @Test
  void anUnknownKeyIsAnErrorWithFileAndLine() {
    assertThatThrownBy(() -> load(GOOD.replace("\"maxVersion\"", "\"maxVersoin\"")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("demo/tree.json:7")
        .hasMessageContaining("maxVersoin");
  }

  @Test
  void aMissingKeyIsAnError() {
    assertThatThrownBy(() -> load(GOOD.replace("\"grammar\": \"files\"", "\"optional\": true")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("demo/tree.json:5")
        .hasMessageContaining("\"grammar\" is missing");
  }

  @Test
  void anUnknownWordIsAnErrorThatNamesTheKnownOnes() {
    assertThatThrownBy(() -> load(GOOD.replace("\"grammar\": \"files\"", "\"grammar\": \"xml\"")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("[files, config, makefile]");
  }

  @Test
  void aPatternWithoutAGroupIsAnError() {
    assertThatThrownBy(() -> load(GOOD.replace("(\\\\d+)", "1")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("group");
  }

  @Test
  void anUnknownMacroSetIsAnError() {
    assertThatThrownBy(() -> load(GOOD.replace("\"gnu\"", "\"icc\"")))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("no macro set \"icc\"");
  }

  @Test
  void textThatIsNotJsonIsAnError() {
    assertThatThrownBy(() -> load("{\"name\": "))
        .isInstanceOf(TreeException.class)
        .hasMessageContaining("demo/tree.json:1")
        .hasMessageContaining("ends too early");
  }
}
