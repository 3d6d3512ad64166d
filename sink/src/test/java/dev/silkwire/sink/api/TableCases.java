package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers as CSV. */
interface TableCases extends Asking {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "/api/countries?initiative=bri&format=csv; country,stories,articles,mentions,focus_stories,previous_stories; 2",
        "/api/timeline?initiative=bri&format=csv; date,stories,articles,mentions; 2",
        "/api/country-days?format=csv; country,initiative,date,stories,articles,mentions,focus_stories,updated_at; 6",
        "/api/initiatives?format=csv; id,name,family,kind,lead,since,parent,note,counts_stories,counts_articles,counts_mentions; 2",
        "/api/mentions?format=csv; article_id,initiative_id,story_id,url,title,outlet_name,outlet_domain,outlet_country,language,published_at,published_date,published_offset,published_precision,published_source,published_suspect,fetched_at,count,sentences,countries; 3",
        "/api/articles?country=ZZ&format=csv; id,url,title,lead,outlet_name,outlet_domain,outlet_country,language,published_at,published_date,published_offset,published_precision,published_source,published_suspect,fetched_at,revision,story_id,copies,initiatives,countries,regions; 0",
      })
  default void aListIsAvailableAsCsv(String path, String columns, int rows) throws Exception {
    HttpResponse<String> answer = get(path);

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .isEqualTo("text/csv; charset=utf-8; header=present");
    List<String> lines = List.of(answer.body().split("\r\n"));
    assertThat(lines.get(0)).isEqualTo(columns);
    assertThat(lines).hasSize(rows + 1);
  }

  @Test
  default void theAcceptHeaderSelectsCsv() throws Exception {
    assertThat(
            get("/api/stories?q=%22cranes for mombasa%22".replace(" ", "%20"), "Accept", "text/csv")
                .body())
        .contains(",original,1.0\r\n")
        .contains(",near,");
  }

  @Test
  default void csvHasALinkToTheNextPage() throws Exception {
    HttpResponse<String> answer = get("/api/articles?format=csv&initiative=bri&limit=1");
    String link = answer.headers().firstValue("Link").orElseThrow();

    assertThat(link).startsWith("</api/articles?before=").endsWith(">; rel=\"next\"");
    assertThat(get(link.substring(1, link.indexOf('>'))).body()).contains("Rails of Nairobi");
  }

  @Test
  default void csvHasAnotherETagThanJson() throws Exception {
    String json = get("/api/articles").headers().firstValue("ETag").orElseThrow();

    assertThat(get("/api/articles?format=csv", "If-None-Match", json).statusCode()).isEqualTo(200);
  }
}
