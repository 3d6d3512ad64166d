package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.date.DateReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Articles that a page builder has split into several containers. */
class StoryPartsTest {
  private static final List<String> PARAGRAPHS =
      List.of(
          "The county opened the new bridge over the Tana on Monday, three years after work began"
              + " on the northern bank.",
          "Engineers tested the deck with forty lorries full of sand, and nothing moved by more"
              + " than a finger, they said.",
          "Traders on both banks expect the crossing to cut the way to the market from two hours to"
              + " only ten minutes.",
          "The ferry that has crossed the river since the days of the governor's grandfather will"
              + " stop in the autumn.",
          "Its captain has been promised a house beside the bridge, from which he will collect the"
              + " toll of heavy lorries.",
          "The next bridge, forty miles to the south, is to follow in two years if the lenders"
              + " agree to its new price.");

  @Test
  void allSectionsAreExtractedAtAnyDepth() {
    String page =
        join("<section class=s%d><h2>Part %d</h2><div><div><p>%s</p></div></div></section>");

    assertThat(paragraphs("<main><h1>The bridge</h1>" + page + "</main>"))
        .containsExactlyElementsOf(PARAGRAPHS);
  }

  @Test
  void aClassNameOfMostOfTheArticleDoesNotMarkBoilerplate() {
    String page = join("<div class='widget w%d'><h2>Part %d</h2><p>%s</p></div>");

    assertThat(paragraphs("<article><h1>The bridge</h1>" + page + "</article>"))
        .containsExactlyElementsOf(PARAGRAPHS);
  }

  @Test
  void aListOfOtherArticlesIsExcluded() {
    String story = join("<div class=p%d><div id=d%d><p>%s</p></div></div>");
    String teasers =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    "<div><h3><a href=/%d>Another story %d</a></h3><p>What the other story number %d is about is said in these few words of it.</p></div>"
                        .formatted(i, i, i))
            .collect(Collectors.joining());

    String page = "<div><main><h1>The bridge</h1><div>" + story + "</div></main>";
    String list = "<div><div><div>" + teasers + "</div></div></div></div>";

    assertThat(paragraphs(page + list)).containsExactlyElementsOf(PARAGRAPHS);
  }

  @Test
  void sectionsUnderLinkedHeadingsAreExtractedInsideAnArticleElement() {
    String section =
        "<div class=c%d><h2><a href=/brand/%d>A brand</a></h2><div><p>%s</p></div></div>";
    String sections = join(section.replace("%s", "%s " + "It goes on for a while. ".repeat(20)));

    assertThat(paragraphs("<article><h1>The bridge</h1>" + sections + "</article>"))
        .hasSameSizeAs(PARAGRAPHS);
  }

  @Test
  void aTableInAFigureIsExtracted() {
    String row = "<tr><td>The crossing by ferry, with a lorry, in the rain</td><td>two hours</td>";
    String table = "<figure class=wp-block-table><table>" + row + "</table></figure>";
    String page = join("<p id=p%d class=c%d>%s</p>") + table;

    assertThat(text("<article><h1>The bridge</h1>" + page + "</article>")).contains("two hours");
  }

  @Test
  void commentsInAProgramListingAreExtracted() {
    String listing = "<pre><code><span class=hljs-comment># opens the bridge</span></code></pre>";
    String page = join("<p id=p%d class=c%d>%s</p>") + listing;

    assertThat(text("<article><h1>The bridge</h1>" + page + "</article>"))
        .contains("# opens the bridge");
  }

  @Test
  void aCopyForNarrowScreensIsDropped() {
    String copy = join("<div class=wide%d id=w%d><p>%s</p></div>");

    assertThat(
            paragraphs(
                "<article><h1>The bridge</h1><div>" + copy + "</div><div>" + copy + "</div>"))
        .containsExactlyElementsOf(PARAGRAPHS);
  }

  private static String join(String template) {
    return IntStream.range(0, PARAGRAPHS.size())
        .mapToObj(i -> template.formatted(i, i, PARAGRAPHS.get(i)))
        .collect(Collectors.joining());
  }

  private static List<String> paragraphs(String body) {
    return text(body).lines().filter(l -> l.length() > 60).toList();
  }

  private static String text(String body) {
    String page = "<html lang=en><head><title>The bridge</title></head><body>" + body;
    return new ArticleExtractor(new DateReader())
        .extract(page.getBytes(UTF_8), null, "https://river.example/bridge")
        .text();
  }
}
