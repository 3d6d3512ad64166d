package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Questions answered by numbers. */
interface CountCases extends Asking {
  @Test
  default void initiativesHaveTheirTotals() throws Exception {
    JsonNode answer = json("/api/initiatives");

    assertThat(answer.at("/initiatives/0/id").asText()).isEqualTo("bri");
    assertThat(answer.at("/initiatives/0/counts").toString())
        .isEqualTo("{\"stories\":3,\"articles\":5,\"mentions\":6}");
    assertThat(answer.at("/initiatives/1/id").asText()).isEqualTo("dsr");
    assertThat(answer.at("/families").toString()).isEqualTo("[\"belt-and-road\"]");
    assertThat(answer.at("/any").toString())
        .isEqualTo("{\"stories\":4,\"articles\":6,\"mentions\":8}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "initiative=bri; KE 3, UG 1",
        "initiative=BRI; KE 3, UG 1",
        "initiative=bri&from=2026-10-18; KE 2, UG 1",
        "initiative=bri&to=2026-10-18; KE 1",
        "initiative=bri&from=2026-10-18&to=2026-10-19; KE 2, UG 1",
        "initiative=bri&from=2026-10-19; KE 1, UG 1",
        "initiative=bri&from=2026-10-18&to=2026-10-18; KE 1",
        "initiative=bri&from=2026-10-19&to=2026-10-19; KE 1, UG 1",
        "initiative=*; KE 1",
        "''; KE 1",
        "initiative=none; ''",
      })
  default void countriesAreCountedForTheMap(String query, String expected) throws Exception {
    JsonNode answer = json("/api/countries?" + query);

    List<String> found = new ArrayList<>();
    answer
        .get("countries")
        .forEach(c -> found.add(c.get("country").asText() + " " + c.get("stories")));
    assertThat(String.join(", ", found)).isEqualTo(expected);
  }

  @Test
  default void countriesAreComparedWithAsManyDaysBefore() throws Exception {
    JsonNode answer = json("/api/countries?initiative=bri&from=2026-10-19&to=2026-10-19");

    assertThat(answer.at("/countries/0/previousStories").asLong()).isEqualTo(1);
    assertThat(answer.at("/countries/1/previousStories").asLong()).isZero();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "initiative=bri; 2026-10-18 1/3 2026-10-19 1/1 undated 1",
        "initiative=bri&country=KE; 2026-10-18 1/3 2026-10-19 1/1 undated 1",
        "initiative=bri&from=2026-10-19; 2026-10-19 1/1 undated 0",
        "''; 2026-10-18 1/3 2026-10-19 1/1 2026-10-20 1/1 undated 1",
      })
  default void daysAreCountedForTheTimeLine(String query, String expected) throws Exception {
    JsonNode answer = json("/api/timeline?" + query);

    List<String> found = new ArrayList<>();
    answer
        .get("days")
        .forEach(
            d ->
                found.add(
                    d.get("date").asText() + " " + d.get("stories") + "/" + d.get("articles")));
    found.add("undated " + answer.at("/undated/stories"));
    assertThat(String.join(" ", found)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; 4 6 8; none",
        "initiative=bri; 3 5 6; none",
        "initiative=bri&country=KE; 3 5 3; none",
        "initiative=BRI&country=ke; 3 5 3; none",
        "initiative=bri&from=2026-10-19&to=2026-10-19; 1 1 2; 0 -2 0",
        "country=KE&initiative=bri&from=2026-10-19&to=2026-10-20; 1 1 1; 0 -2 0",
        "initiative=none; 0 0 0; none",
      })
  default void totalsHaveTheirChange(String query, String now, String change) throws Exception {
    JsonNode answer = json("/api/totals?" + query);

    assertThat(numbers(answer.get("now"))).isEqualTo(now);
    assertThat(answer.get("change").isNull() ? "none" : numbers(answer.get("change")))
        .isEqualTo(change);
  }

  @Test
  default void theWorldIsNotACountry() throws Exception {
    assertThat(json("/api/country-days").findValuesAsText("country"))
        .contains("KE", "UG")
        .doesNotContain("*");
    assertThat(json("/api/countries").findValuesAsText("country")).containsExactly("KE");
  }

  private static String numbers(JsonNode counts) {
    return counts.get("stories") + " " + counts.get("articles") + " " + counts.get("mentions");
  }
}
