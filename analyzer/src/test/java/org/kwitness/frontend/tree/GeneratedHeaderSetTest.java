package org.kwitness.frontend.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedHeaderSetTest {
  @TempDir private Path folder;

  private static String header(SourcePlan plan, String name) {
    return plan.generated().header(name).orElse("(none)");
  }

  @Test
  void optionHeadersHoldTheOptionsThatAreOn() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file("conf/options", "INET", "SMP opt_global.h", "FOO opt_foo.h", "HZ opt_foo.h");
    tree.file("amd64/conf/GENERIC", "options \tHZ=100\t# ticks", "cpu HAMMER", "options WITNESS");
    SourcePlan plan = tree.plan();
    assertThat(header(plan, "opt_inet.h")).isEqualTo("#define INET 1\n");
    assertThat(header(plan, "opt_global.h")).contains("#define SMP 1\n");
    assertThat(header(plan, "opt_foo.h")).isEqualTo("#define HZ 100\n");
    assertThat(header(plan, "opt_witness.h")).isEmpty();
    assertThat(plan.generated().header("foo.h")).isEmpty();
  }

  @Test
  void countHeadersSayWhetherADeviceCanExist() throws Exception {
    MiniTree tree = MiniTree.netbsd(folder.resolve("sys"));
    tree.file(
        "conf/files",
        "defpseudo bpfilter: ifnet",
        "file net/bpf.c bpfilter needs-flag",
        "file dev/pnp.c isapnp needs-count",
        "file dev/plain.c plain");
    SourcePlan plan = tree.plan();
    assertThat(header(plan, "bpfilter.h")).isEqualTo("#define NBPFILTER 1\n");
    assertThat(header(plan, "isapnp.h")).isEqualTo("#define NISAPNP 0\n");
    assertThat(plan.generated().header("plain.h")).isEmpty();
  }

  @Test
  void locatorsAndDeviceTables() throws Exception {
    MiniTree tree = MiniTree.netbsd(folder.resolve("sys"));
    tree.file("conf/files", "device pckbc {[irq = -1], slot = 1}", "file kern/kern_one.c");
    SourcePlan plan = tree.plan();
    assertThat(header(plan, "locators.h"))
        .isEqualTo("#define PCKBCCF_IRQ 0\n#define PCKBCCF_SLOT 1\n");
    assertThat(header(plan, "ioconf.h")).isEqualTo("extern struct cfdriver pckbc_cd;\n");
  }

  @Test
  void interfacesBecomeTypedFunctions() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file(
        "dev/demo/demo_if.m",
        "#include <sys/bus.h>",
        "INTERFACE demo;",
        "HEADER {",
        "\tstruct demo_state;",
        "};",
        "CODE {",
        "\tstatic int demo_null(device_t dev) { return (0); }",
        "};",
        "/**",
        " * Not a METHOD int comment {",
        " */",
        "METHOD struct demo_state * lookup { # trailing",
        "\tdevice_t\tdev;",
        "\tconst char\t*name;",
        "\tu_int\tlist[2];",
        "} DEFAULT demo_null;",
        "STATICMETHOD void identify { driver_t *driver; };");
    String text = header(tree.plan(), "demo_if.h");
    assertThat(text)
        .contains("\tstruct demo_state;\n")
        .contains(
            "typedef struct demo_state * demo_lookup_t(device_t dev, const char *name, u_int"
                + " list[2]);")
        .contains(
            "static __inline struct demo_state * DEMO_LOOKUP(device_t dev, const char *name, u_int"
                + " list[2])")
        .contains("return ((demo_lookup_t *) _m)(dev, name, list);")
        .contains("static __inline void DEMO_IDENTIFY(driver_t *driver)")
        .contains("\t((demo_identify_t *) _m)(driver);")
        .doesNotContain("demo_null")
        .doesNotContain("comment");
  }

  @Test
  void fileSystemOperationsBecomeTypedFunctions() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file(
        "kern/vnode_if.src",
        "# comment { }",
        "%% open\tvp\tL L L",
        "",
        "vop_open {",
        "\tIN struct vnode *vp;",
        "\tINOUT int mode;",
        "};");
    SourcePlan plan = tree.plan();
    assertThat(header(plan, "vnode_if.h"))
        .contains("struct vop_open_args {\n\tstruct vop_generic_args a_gen;\n")
        .contains("\tstruct vnode *a_vp;\n\tint a_mode;\n};")
        .contains("static __inline int VOP_OPEN(struct vnode *vp, int mode)")
        .contains("\ta.a_vp = vp;\n\ta.a_mode = mode;\n\treturn (VOP_OPEN_APV(vp->v_op, &a));");
    assertThat(header(plan, "vnode_if_newproto.h")).contains("\tvop_open_t\t*vop_open;\n");
    assertThat(header(plan, "vnode_if_typedef.h"))
        .contains("typedef int vop_open_t(struct vop_open_args *);");
  }

  @Test
  void deviceListsBecomeConstants() throws Exception {
    MiniTree tree = MiniTree.freebsd(folder.resolve("sys"));
    tree.file(
        "dev/usb/usbdevs",
        "$FreeBSD$",
        "vendor ACME\t\t0x1234\tAcme",
        "product ACME ROCKET\t0x0001\tRocket");
    assertThat(header(tree.plan(), "usbdevs.h"))
        .isEqualTo("#define USB_VENDOR_ACME 0x1234\n#define USB_PRODUCT_ACME_ROCKET 0x0001\n");
  }
}
