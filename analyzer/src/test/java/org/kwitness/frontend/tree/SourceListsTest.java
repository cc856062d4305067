package org.kwitness.frontend.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceListsTest {
  @TempDir private Path folder;

  private static SourceLists files(String... lines) {
    SourceLists lists = new SourceLists();
    new FilesListParser(Map.of("arch", "amd64"), lists)
        .readFiles("conf/files", String.join("\n", lines));
    return lists;
  }

  @Test
  void anEntryGoesOnAfterABackslash() {
    SourceLists lists =
        files(
            "# comment",
            "dev/ath/if_ath.c\toptional ath | ath_hal !pc98 \\",
            "\tcompile-with \"${NORMAL_C} -I$S/dev/ath\"",
            "kern/init.c standard # at the end");
    assertThat(lists.entries())
        .extracting(SourceLists.Entry::path)
        .containsExactly("dev/ath/if_ath.c", "kern/init.c");
    assertThat(lists.entries().get(0).command()).contains("${NORMAL_C} -I$S/dev/ath");
    assertThat(lists.entries().get(0).line()).isEqualTo(2);
    assertThat(lists.entries().get(1).line()).isEqualTo(4);
    assertThat(lists.conditionNames()).containsExactly("ath", "ath_hal", "pc98");
  }

  @Test
  void whatTheBuildMakesIsGenerated() {
    SourceLists lists =
        files(
            "vers.c standard",
            "dev/x/x_gen.c standard compile-with \"awk x\" no-obj before-depend",
            "dev/x/x.c optional x");
    assertThat(lists.entries())
        .extracting(SourceLists.Entry::generated)
        .containsExactly(true, true, false);
  }

  @Test
  void aLineWithoutAKindIsAMistake() {
    SourceLists lists = files("", "kern/init.c");
    assertThat(lists.mistakes()).singleElement().satisfies(m -> assertThat(m.line()).isEqualTo(2));
  }

  @Test
  void pathsMayHoldVariables() {
    assertThat(files("${arch}/x.c standard").entries().get(0).path()).isEqualTo("amd64/x.c");
  }

  @Test
  void optionListsMapOptionsToHeaders() {
    SourceLists lists = new SourceLists();
    new FilesListParser(Map.of(), lists)
        .readOptions("INET\nSMP opt_global.h\t# all\n#NOT opt_not.h\n");
    assertThat(lists.optionHeaders())
        .containsExactly(Map.entry("INET", ""), Map.entry("SMP", "opt_global.h"));
  }

  private SourceLists config(MiniTree tree) throws Exception {
    SourceLists lists = new SourceLists();
    new ConfigListParser(tree.root(), Map.of("arch", "amd64"), lists).read("conf/files");
    return lists;
  }

  @Test
  void configListsIncludeAndContinue() throws Exception {
    MiniTree tree = new MiniTree(folder);
    tree.file(
        "conf/files",
        "version 20100430",
        "include \"dev/files.dev\"\t# drivers",
        "file\tkern/a.c",
        "file\tdev/ic/ahci.c\t\tahci | (ahci_pci |",
        "\t\t\t\timxahci) needs-flag",
        "file dev/n.c nfoo needs-count");
    tree.file("dev/files.dev", "file\tdev/x.c\tfoo & !bar");
    SourceLists lists = config(tree);
    assertThat(lists.entries())
        .extracting(SourceLists.Entry::path)
        .containsExactly("dev/x.c", "kern/a.c", "dev/ic/ahci.c", "dev/n.c");
    assertThat(lists.entries().get(0).list()).isEqualTo("dev/files.dev");
    assertThat(lists.countedNames()).containsExactly("ahci", "ahci_pci", "imxahci", "nfoo");
  }

  @Test
  void configListsDeclareDevicesOptionsAndLocators() throws Exception {
    MiniTree tree = new MiniTree(folder);
    tree.file(
        "conf/files",
        "define\tpckbport { [irq = -1], [port = -1] }",
        "device\tfdc {drive = -1}: isadma",
        "attach\tfdc at isa with fdc_isa",
        "defpseudo vlan: ifnet",
        "defflag\topt_x.h\tONE TWO: three",
        "defparam\tHZ",
        "makeoptions ath CPPFLAGS+=\"-I$S/dist\"");
    SourceLists lists = config(tree);
    assertThat(lists.devices()).containsExactly("fdc");
    assertThat(lists.pseudoDevices()).containsExactly("vlan");
    assertThat(lists.optionHeaders())
        .containsExactly(
            Map.entry("ONE", "opt_x.h"), Map.entry("TWO", "opt_x.h"), Map.entry("HZ", ""));
    assertThat(lists.locators())
        .containsExactly(
            new SourceLists.Locator("pckbport", "irq", 0),
            new SourceLists.Locator("pckbport", "port", 1),
            new SourceLists.Locator("fdc", "drive", 0));
    assertThat(lists.makeOptions())
        .containsExactly(new SourceLists.MakeOption("CPPFLAGS", true, "-I$S/dist"));
  }

  @Test
  void configListsHaveConditionsAndPrefixes() throws Exception {
    MiniTree tree = new MiniTree(folder);
    tree.file(
        "conf/files",
        "ifndef xen",
        "file a/native.c",
        "else",
        "file a/xen.c",
        "endif",
        "prefix dev/deep",
        "file b.c",
        "prefix",
        "file c/c.c",
        "include \"gone\"");
    SourceLists lists = config(tree);
    assertThat(lists.entries())
        .extracting(SourceLists.Entry::path)
        .containsExactly("a/native.c", "dev/deep/b.c", "c/c.c");
    assertThat(lists.mistakes())
        .singleElement()
        .satisfies(m -> assertThat(m.message()).contains("gone"));
  }
}
