package org.kwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.kwitness.report.Run;

/** The page in Chromium, where it is installed: what it becomes, and what the browser says. */
class HtmlReportBrowserTest {
  private static final long PATIENCE_SECONDS = 60;
  private static final String SCRIPTS = "script-src &#39;";

  @TempDir private Path folder;

  /** What the browser made of a page, and what it and the page wrote to the console. */
  private record Outcome(String dom, List<String> console) {
    List<String> shown() {
      return Pattern.compile("<details class=\"f [a-z]+\"[^>]*>")
          .matcher(dom)
          .results()
          .map(m -> m.group())
          .filter(tag -> !tag.contains("hidden"))
          .toList();
    }
  }

  private static Optional<Path> browser() {
    return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
        .flatMap(dir -> Stream.of("chromium", "chromium-browser").map(n -> Path.of(dir, n)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  @BeforeEach
  void browserIsThere() {
    assumeThat(browser()).as("Chromium").isPresent();
  }

  private Outcome open(String page, String fragment) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("page.html"), page, StandardCharsets.US_ASCII);
    Path dom = folder.resolve("dom.html");
    Path log = folder.resolve("log.txt");
    List<String> command =
        List.of(
            browser().orElseThrow().toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--enable-logging=stderr",
            "--user-data-dir=" + folder.resolve("profile"),
            "--virtual-time-budget=2000",
            "--dump-dom",
            file.toUri() + fragment);
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(dom.toFile())
            .redirectError(log.toFile())
            .start();
    boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    if (!ended) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    assertThat(ended).as("the browser ends").isTrue();
    List<String> console = new ArrayList<>();
    for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
      if (line.contains(":CONSOLE")) {
        console.add(line);
      }
    }
    return new Outcome(Files.readString(dom), console);
  }

  @Test
  void scriptRunsUnderThePolicyAndNotesAreFilteredAtFirst() throws Exception {
    Outcome outcome = open(Pages.of(Pages.mixed()), "");
    assertThat(outcome.console()).isEmpty();
    assertThat(outcome.dom()).contains("class=\"js\"").contains(">3 of 6 shown<");
    assertThat(outcome.shown()).hasSize(3).noneMatch(tag -> tag.contains("f note"));
  }

  @Test
  void withoutScriptEverythingIsThere() throws Exception {
    String page = Pages.of(Pages.mixed());
    Outcome outcome = open(page.replaceFirst(SCRIPTS + "[^;]*;", "script-src &#39;none&#39;;"), "");
    assertThat(outcome.dom()).doesNotContain("class=\"js\"").contains("class=\"notes\"");
    assertThat(outcome.shown()).hasSize(6);
  }

  @Test
  void linkCarriesFilters() throws Exception {
    String page = Pages.of(Pages.mixed());
    assertThat(open(page, "#level=note&folder=sys/kern").shown()).hasSize(3);
    assertThat(open(page, "#rule=lock-leak").shown())
        .hasSize(1)
        .allMatch(tag -> tag.contains("data-rule=\"lock-leak\""));
    assertThat(open(page, "#q=ustrange%20NULL").shown()).hasSize(1);
    Outcome nothing = open(page, "#q=nosuchword");
    assertThat(nothing.shown()).isEmpty();
    assertThat(nothing.dom()).contains("<p class=\"nothing\">");
  }

  @Test
  void linkToAFilteredFindingShowsIt() throws Exception {
    Run run = Pages.mixed();
    String name =
        Subsystem.of(run).stream()
            .filter(s -> s.folder().equals("sys/kern"))
            .findFirst()
            .orElseThrow()
            .entries()
            .get(0)
            .anchor();
    Outcome outcome = open(Pages.of(run), "#" + name);
    assertThat(outcome.shown())
        .hasSize(6)
        .anyMatch(tag -> tag.contains(name) && tag.contains("open"));
  }

  @Test
  void sharedQuoteIsPutInPlaceWhenItsFindingIsUnfolded() throws Exception {
    Run run = Pages.repetitive();
    String page = Pages.of(run, Pages.SHARING);
    assertThat(page.split("class=\"same\"", -1)).hasSize(3);
    String second = Subsystem.of(run).get(0).entries().get(1).anchor();
    Outcome outcome = open(page, "#" + second);
    assertThat(outcome.dom().split("<p class=\"same\"", -1)).hasSize(2);
  }

  @Test
  void controlsFilter() throws Exception {
    String driver =
        """
        <script>
        addEventListener('load', function () {
          var form = document.querySelector('.filters');
          var seen = [];
          function look() { seen.push(document.querySelector('output').textContent); }
          form.elements.note.click(); look();
          form.elements.error.click(); look();
          form.elements.folder.value = 'sys/dev/usb';
          form.elements.folder.dispatchEvent(new Event('change', { bubbles: true })); look();
          seen.push(location.hash);
          document.querySelector('.reset').click(); look();
          form.querySelector('.open').click();
          seen.push(document.querySelectorAll('.f[open]').length);
          form.querySelector('.close').click();
          seen.push(document.querySelectorAll('.f[open]').length);
          document.title = seen.join('|');
        });
        </script>
        </body>
        """;
    String page =
        Pages.of(Pages.mixed())
            .replaceFirst(SCRIPTS + "[^;]*;", "script-src &#39;unsafe-inline&#39;;")
            .replace("</body>", driver);
    Outcome outcome = open(page, "");
    assertThat(outcome.console()).isEmpty();
    assertThat(outcome.dom())
        .contains(
            "<title>6 of 6 shown|5 of 6 shown|1 of 6 shown"
                + "|#level=warning,note&amp;folder=sys/dev/usb|3 of 6 shown|3|0</title>");
  }

  @Test
  void foreignTextDoesNothing() throws Exception {
    Outcome outcome = open(Pages.of(Pages.foreign(Pages.HOSTILE)), "");
    assertThat(outcome.console()).isEmpty();
    assertThat(outcome.dom()).doesNotContain("<title>owned").doesNotContain("<img");
    assertThat(outcome.dom()).contains("1 of 1 shown");
  }
}
