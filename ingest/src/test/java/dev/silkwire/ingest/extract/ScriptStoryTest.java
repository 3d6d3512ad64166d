package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.date.DateReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptStoryTest {
  private static final String ONE =
      "The county opened the new bridge over the Tana on Monday, three years after work began on"
          + " the northern bank.";
  private static final String TWO =
      "Engineers tested the deck with forty lorries full of sand, and nothing moved by more than a"
          + " finger, they said.";
  private static final String THREE =
      "Traders on both banks expect the crossing to cut the way to the market from two hours to ten"
          + " minutes.";
  private static final String OTHER =
      "\"more\":[{\"title\":\"Storks nest on the old brewery\",\"body\":\"<p>"
          + "A pair of storks has nested on the chimney of the old brewery. ".repeat(20)
          + "</p>\"}]";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script id=__NEXT_DATA__"
            + " type=application/json>{\"props\":{\"article\":{\"title\":\"TITLE\",\"body\":\"<p>ONE</p><p>TWO</p><p>THREE</p>\"},MORE}}</script>",
        "<script type=application/json>{\"article\":{\"headline\":\"TITLE\",\"description\":\"A"
            + " bridge that was long in coming has opened to all the traders of both"
            + " banks.\",\"blocks\":[{\"text\":\"ONE\"},{\"text\":\"TWO\"},{\"text\":\"THREE\"}]},MORE}</script>",
        "<script>window.__INITIAL_STATE__ ="
            + " {\"story\":{\"title\":{\"rendered\":\"TITLE\"},\"content\":{\"rendered\":\"<p>ONE</p>\\n"
            + "<p>TWO</p>\\n"
            + "<p>THREE</p>\"}},MORE};</script>",
        "<script>window.__APOLLO_STATE__={\"Article:1\":{\"title\":\"TITLE\",\"body\":[{\"__ref\":\"P:1\"},{\"__ref\":\"P:2\"},{\"__ref\":\"P:3\"}]},\"P:1\":{\"text\":\"ONE\"},\"P:2\":{\"text\":\"TWO\"},\"P:3\":{\"text\":\"THREE\"},MORE};</script>",
        "<script type=application/json>{\"article\":{\"title\":\"TITLE\",\"text\":\"ONE\\n"
            + "\\n"
            + "TWO\\n"
            + "\\n"
            + "THREE\"},MORE}</script>"
      })
  void readsAnArticleInTheDataOfScripts(String script) {
    String data =
        script
            .replace("MORE", OTHER)
            .replace("TITLE", "Bridge over the Tana opens")
            .replace("ONE", ONE)
            .replace("TWO", TWO)
            .replace("THREE", THREE);

    assertThat(extract(data).text().lines()).containsExactly(ONE, TWO, THREE);
  }

  @Test
  void anArticleWithAnotherTitleIsIgnored() {
    Extraction found = extract("<script type=application/json>{" + OTHER + "}</script>");

    assertThat(found.articleFound()).isFalse();
    assertThat(found.text()).isEmpty();
  }

  @Test
  void deeplyNestedOrInvalidJsonIsIgnored() {
    String deep = "{\"a\":".repeat(5000) + "1" + "}".repeat(5000);

    assertThat(extract("<script type=application/json>" + deep + "</script>").text()).isEmpty();
    assertThat(extract("<script>var a = {b: function() { return 1; }}</script>").text()).isEmpty();
  }

  private static Extraction extract(String head) {
    String page =
        "<html><head><title>Bridge over the Tana opens - River Herald</title>"
            + head
            + "</head><body><div id=root>Loading…</div>"
            + "<footer><p>© 2026 River Herald. All rights reserved.</p></footer></body></html>";
    return new ArticleExtractor(new DateReader())
        .extract(page.getBytes(UTF_8), null, "https://river.example/bridge");
  }
}
