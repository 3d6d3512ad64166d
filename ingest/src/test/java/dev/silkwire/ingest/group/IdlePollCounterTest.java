package dev.silkwire.ingest.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdlenessTest {
  @ParameterizedTest
  @CsvSource({
    "idle idle busy idle idle, 0 0 0 0 0",
    "idle idle idle idle idle, 0 0 1 0 0",
    "idle idle idle busy idle idle idle, 0 0 1 0 0 0 1",
  })
  void itIsNewsOnceWhenItHasLasted(String looks, String news) {
    Idleness idleness = new Idleness(3);

    assertThat(Stream.of(looks.split(" ")).map("idle"::equals).map(idleness::isNews))
        .containsExactlyElementsOf(Stream.of(news.split(" ")).map("1"::equals).toList());
  }
}
