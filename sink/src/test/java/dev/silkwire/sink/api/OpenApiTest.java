package dev.silkwire.sink.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The document knows every question and every parameter, and no others. */
class OpenApiTest {
  private static final List<String> OTHERS =
      List.of("/api/articles/{id}", "/api/status", "/api/map", "/api/openapi.json", "/api/events");

  @Test
  void theDocumentKnowsTheRoutesAndTheirParameters() {
    Map<String, List<String>> documented = new OpenApi().parameters();

    for (Route route : Routes.ALL) {
      assertThat(documented.remove(route.path())).as(route.path()).isEqualTo(route.parameters());
    }
    assertThat(documented.remove("/feeds/articles.atom")).isEqualTo(Routes.FILTERS);
    assertThat(documented.keySet()).containsExactlyInAnyOrderElementsOf(OTHERS);
    assertThat(documented.values()).allMatch(List::isEmpty);
  }
}
