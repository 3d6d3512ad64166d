package dev.silkwire.ingest.title;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.extract.Extraction;
import dev.silkwire.ingest.extract.TestPage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HeadlineTest {
  private static final String URL = "https://river.example/news/bridge";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<h1><span class=kicker>River</span><span>Bridge over the Tana opens</span></h1> | Bridge"
            + " over the Tana opens",
        "<h1><span class=x>River</span><span class=y>Bridge over the Tana opens</span></h1> |"
            + " Bridge over the Tana opens",
        "<h1><span class=kicker>River</span><span>A new way over the water</span></h1> | A new way"
            + " over the water",
        "<h1><em>Bridge</em> over the Tana opens</h1> | Bridge over the Tana opens",
        "<h1>Bridge over the Tana <b>opens</b></h1> | Bridge over the Tana opens"
      })
  void aKickerIsRemovedFromTheHeadline(String h1, String expected) {
    assertThat(TestPage.read("", h1, "", URL).title()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"Bridge opens &amp;#8230; at last", "Bridge opens &amp;amp;#8230; at last"})
  void doubleEscapedEntitiesAreDecoded(String title) {
    String head = "<meta property=og:title content='" + title + "'>";

    assertThat(TestPage.read(head, "<p>x</p>", "", URL).title())
        .isEqualTo("Bridge opens … at last");
  }

  @Test
  void theArticleOfThePageIsChosenInJsonLd() {
    String ld =
        """
        <script type=application/ld+json>[
        {"@type":"NewsArticle","headline":"Storks nest on the old brewery","url":"https://river.example/news/storks",
         "datePublished":"2026-05-01","author":{"name":"Bo Chen"}},
        {"@type":"NewsArticle","headline":"Bridge over the Tana opens","url":"https://river.example/news/bridge",
         "datePublished":"2026-05-03","author":{"name":"Ann Otieno"}}]</script>
        """;

    Extraction found = TestPage.read(ld, "");

    assertThat(found.title()).isEqualTo("Bridge over the Tana opens");
    assertThat(found.authors()).containsExactly("Ann Otieno");
    assertThat(found.published().date()).hasToString("2026-05-03");
  }

  @Test
  void anotherArticleInJsonLdDoesNotProvideTheAuthor() {
    String ld =
        """
        <script type=application/ld+json>[
        {"@type":"NewsArticle","headline":"Bridge over the Tana opens","datePublished":"2026-05-03"},
        {"@type":"NewsArticle","headline":"Storks nest on the old brewery","author":{"name":"Bo Chen"}}]</script>
        """;

    assertThat(TestPage.read(ld, "").authors()).isEmpty();
  }
}
