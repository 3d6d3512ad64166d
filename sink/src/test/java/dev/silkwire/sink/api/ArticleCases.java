package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions answered by articles, their stories and their sentences. */
interface ArticleCases extends Asking {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; a4 a3 a2 a1",
        "initiative=bri; a4 a2 a1",
        "country=KE; a4 a2 a1",
        "country=ke; a4 a2 a1",
        "initiative=BRI; a4 a2 a1",
        "outlet=News.Example; a4 a3 a2 a1",
        "language=EN; a4 a3 a2 a1",
        "region=East-African-Community; a2",
        "initiative=Bri&country=ke&language=En&outlet=NEWS.example&role=MENTIONED; a4 a2 a1",
        "initiative=BRI&order=Carried; a1",
        "country=KE&role=focus; a4 a2 a1",
        "country=KE&role=dateline; ''",
        "initiative=bri&country=UG; a2",
        "language=en; a4 a3 a2 a1",
        "language=de; ''",
        "outlet=news.example; a4 a3 a2 a1",
        "outlet=other.example; ''",
        "from=2026-10-19; a3 a2",
        "to=2026-10-18; a1",
        "to=2026-10-17; ''",
        "from=1900-01-01&to=2026-10-18; a1",
        "from=2030-01-01; ''",
        "country=KE&from=2026-10-18&to=2026-10-19; a2 a1",
        "region=east-african-community; a2",
        "region=east-african-community&initiative=bri; a2",
        "region=east-african; ''",
        "region=central-asia&q=electric; ''",
        "language=en&country=KE; a4 a2 a1",
        "language=en-GB; ''",
        "q=%22cranes FOR mombasa%22; a1",
        "q=ELECTRIC CRANES; a4 a3 a2 a1",
        "q=100%25; a2",
        "q=cable; a3",
        "q=%22rails of nairobi%22; a2",
        "q=%22nairobi rails%22; ''",
        "q=nairobi rails; a2",
        "q=%22100 kenya%22; ''",
        "q=electric -rails; a4 a3 a1",
        "q=nair*&initiative=bri&country=UG; a2",
        "q=electric&initiative=bri&country=KE&language=en&from=2026-10-19; a2",
        "q=electric&language=de; ''",
        "q=electric&outlet=news.example&to=2026-10-18; a1",
        "initiative=bri&country=KE&outlet=other.example; ''",
        "limit=1; a4",
        "initiative=; a4 a3 a2 a1",
        "order=newest; a4 a3 a2 a1",
        "order=carried; a1",
        "order=carried&country=KE&initiative=bri&to=2026-10-18; a1",
        "order=carried&q=electric; a1",
        "order=carried&outlet=news.example&language=en&country=KE; a1",
        "order=carried&to=2026-10-18; a1",
        "order=carried&from=2026-10-19; ''",
      })
  default void articlesAreListedNewestFirst(String query, String expected) throws Exception {
    JsonNode answer = json("/api/articles?" + query.replace(" ", "%20"));

    assertThat(
            String.join(
                " ",
                answer.findValuesAsText("id").stream().filter(id -> id.matches("a\\d")).toList()))
        .isEqualTo(expected);
  }

  @Test
  default void anArticleIsListedWithItsEvidenceAndCopies() throws Exception {
    JsonNode article =
        json("/api/articles?q=%22cranes%20for%20mombasa%22&initiative=bri").at("/articles/0");

    assertThat(article.get("copies").asLong()).isEqualTo(2);
    assertThat(article.at("/initiatives/0/id").asText()).isEqualTo("bri");
    assertThat(article.at("/initiatives/0/sentences/0/text").asText())
        .isEqualTo("A Belt and Road crane.");
    assertThat(article.at("/initiatives/0/sentences/0/highlights/0/start").asInt()).isEqualTo(2);
    assertThat(article.at("/published/date").asText()).isEqualTo("2026-10-18");
    assertThat(article.at("/countries/0/code").asText()).isEqualTo("KE");
  }

  @Test
  default void anArticleHasItsTextAndItsCopies() throws Exception {
    JsonNode article = json("/api/articles/a1");

    assertThat(article.get("text").asText()).startsWith("Kenya ordered twelve electric cranes");
    assertThat(article.at("/initiatives/0/mentions/0/surface").asText()).isEqualTo("Belt and Road");
    assertThat(article.get("copies")).hasSize(2);
    assertThat(article.at("/copies/0/outlet/name").asText()).isEqualTo("Copy");
  }

  @Test
  default void theIdOfACopyReturnsItsOriginal() throws Exception {
    assertThat(json("/api/articles/c1").get("id").asText()).isEqualTo("a1");
  }

  @Test
  default void anArticleThatIsNotThereIsNotFound() throws Exception {
    HttpResponse<String> answer = get("/api/articles/zz");

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("no article with this id");
  }

  @Test
  default void mentionsHaveTheirSentences() throws Exception {
    JsonNode answer = json("/api/mentions?country=CI");

    assertThat(answer.get("mentions")).hasSize(1);
    assertThat(answer.at("/mentions/0/initiativeId").asText()).isEqualTo("dsr");
    assertThat(answer.at("/mentions/0/sentences/0/text").asText()).contains("crane");
  }

  @Test
  default void aStoryHasAllItsReports() throws Exception {
    JsonNode story = json("/api/stories?q=%22cranes%20for%20mombasa%22").at("/stories/0");

    assertThat(story.get("storyId").asText()).isEqualTo("a1");
    assertThat(story.get("outlets").asInt()).isEqualTo(2);
    assertThat(story.get("reports").findValuesAsText("kind"))
        .containsExactlyInAnyOrder("original", "near", "near");
    assertThat(story.get("copies").asLong()).isEqualTo(2);
    assertThat(story.at("/earliest/id").asText()).isEqualTo("a1");
  }

  @Test
  default void aStoryWithoutCopiesHasNoReach() throws Exception {
    JsonNode story = json("/api/stories?q=rails").at("/stories/0");

    assertThat(story.get("storyId").asText()).isEqualTo("a2");
    assertThat(story.get("copies").isNull()).isTrue();
    assertThat(story.get("earliest").isNull()).isTrue();
  }

  @Test
  default void mentionsAreFoundByTheWordsOfTheirArticle() throws Exception {
    assertThat(json("/api/mentions?q=cable").get("mentions")).hasSize(1);
    assertThat(json("/api/mentions?q=cable&initiative=bri").get("mentions")).isEmpty();
  }
}
