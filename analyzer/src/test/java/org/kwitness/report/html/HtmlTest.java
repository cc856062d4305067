package org.kwitness.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlTest {
  private static String escaped(String text) {
    return new Html().text(text).toString();
  }

  @Test
  void whatMarkupIsMadeOfIsEscaped() {
    assertThat(escaped("a<b>&\"c'</script>]]>--!>"))
        .isEqualTo("a&lt;b&gt;&amp;&quot;c&#39;&lt;/script&gt;]]&gt;--!&gt;");
  }

  @Test
  void attributeCannotBeLeft() {
    assertThat(new Html().raw("<a").attribute("href", "\" onclick='x' <").raw(">").toString())
        .isEqualTo("<a href=\"&quot; onclick=&#39;x&#39; &lt;\">");
  }

  @Test
  void lettersBeyondAsciiAreReferences() {
    assertThat(escaped("größe 🐡")).isEqualTo("gr&#xf6;&#xdf;e &#x1f421;");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u0000", "\u001b", "\u202e", "\u2066", "\u200b", "\ud800", "\ufffe"})
  void whatHidesOrReordersTextIsMadeVisible(String odd) {
    assertThat(escaped("a" + odd + "b")).isEqualTo("a&#xfffd;b");
  }

  @Test
  void assetThatWouldEndItsElementIsRefused() {
    assertThatThrownBy(() -> new Html().asset(new Asset("x.js", "var a = '</script>';")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("x.js");
  }

  @Test
  void codeInASentenceIsSetAsCode() {
    Html html = new Html();
    Prose.append(html, "`<m>` may be NULL: m_get() and sc->sc_mtx, but not this & that.");
    assertThat(html.toString())
        .isEqualTo(
            "<code>&lt;m&gt;</code> may be NULL: <code>m_get()</code> and"
                + " <code>sc-&gt;sc_mtx</code>, but not this &amp; that.");
  }

  @Test
  void ruleMarkdownBecomesMarkup() {
    Html html = new Html();
    Markdown.append(
        html,
        """
        # title

        ## Bad <b>

        A `x < y` and
        **strong** [page](https://example.org/"a) [no](javascript:x).

        - one
          goes on
        - two

        ```c
        if (a < b)

        # kept
        ```
        """);
    assertThat(html.toString())
        .isEqualTo(
            """
            <h3>Bad &lt;b&gt;</h3>
            <p>A <code>x &lt; y</code> and <strong>strong</strong> \
            <a rel="noreferrer" href="https://example.org/&quot;a">page</a> \
            [no](javascript:x).</p>
            <ul><li>one goes on</li>
            <li>two</li>
            </ul>
            <pre>if (a &lt; b)

            # kept
            </pre>
            """);
  }
}
