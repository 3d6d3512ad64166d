package dev.silkwire.contract.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.silkwire.contract.Samples;
import dev.silkwire.contract.json.Json;
import dev.silkwire.contract.record.DeadLetter;
import dev.silkwire.contract.topic.Topics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Limits of fields, and the messages for records that violate them. */
class FieldLimitsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "fetchedAt; +999999999-12-31T23:59:59.999999999Z; fetchedAt is outside the years",
        "fetchedAt; 1960-01-01T00:00:00Z; fetchedAt is outside the years",
        "fetchedAt; tomorrow; fetchedAt: expected Instant",
        "url; javascript:alert(1); url is not an http or https URL",
        "id; slash/in/id; id must not contain a slash",
        "id; ''; id is empty",
        "modifiedAt; -0050-01-01T00:00:00Z; modifiedAt is outside the years",
        "captions; no list; captions: expected ArrayList",
      })
  void anInvalidFieldIsReportedWithoutItsValue(String field, String value, String reason)
      throws IOException {
    ObjectNode node = Json.mapper().valueToTree(Samples.rawArticle());
    node.put(field, value);
    assertRejected(node, reason);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "outlet; country; kenya; outlet.country does not have the form [A-Z]{2}",
        "outlet; country; ke; outlet.country does not have the form [A-Z]{2}",
        "published; offset; east; published.offset does not have the form",
        "published; offset; +8; published.offset does not have the form",
      })
  void aCodeOfAnotherFormIsReported(String record, String field, String value, String reason)
      throws IOException {
    ObjectNode node = Json.mapper().valueToTree(Samples.rawArticle());
    ((ObjectNode) node.get(record)).put(field, value);
    assertRejected(node, reason);
  }

  @ParameterizedTest
  @CsvSource({"title, 1001", "text, 160001", "language, 36", "url, 2049", "textSource, 41"})
  void aFieldThatIsTooLongIsReportedWithItsLength(String field, int length) throws IOException {
    ObjectNode node = Json.mapper().valueToTree(Samples.rawArticle());
    node.put(field, "x".repeat(length));
    assertRejected(node, field + " has " + length + " characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0000", "D800", "DC00", "FFFF"})
  void anUnstorableCharacterIsReported(String code) throws IOException {
    ObjectNode node = Json.mapper().valueToTree(Samples.rawArticle());
    node.put("title", "x");
    String escaped = "\"title\":\"\\u" + code + "\"";
    String json = Json.mapper().writeValueAsString(node).replace("\"title\":\"x\"", escaped);
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);

    assertThatThrownBy(() -> Topics.RAW_ARTICLES.values().deserializer().deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessage("not a RawArticle: title holds the character U+" + code);
  }

  @ParameterizedTest
  @CsvSource({
    "a\u0000b, ab",
    "a\ud800b, a\ufffdb",
    "\udc00, \ufffd",
    "\u202eabc, abc",
    "a\ud83d\ude00b, a\ud83d\ude00b",
    "a\u200fb, a\u200fb"
  })
  void cleaningRemovesUnstorableCharactersAndOverrides(String text, String clean) {
    assertThat(StorableText.clean(text)).isEqualTo(clean);
  }

  @Test
  void truncationNeverSplitsASurrogatePair() {
    assertThat(StorableText.fit("ab\ud83d\ude00", 3)).isEqualTo("ab");
    assertThat(StorableText.fit("ab\ud83d\ude00", 4)).isEqualTo("ab\ud83d\ude00");
  }

  @Test
  void aDeadLetterIsAlwaysSmall() {
    byte[] garbage = new byte[4_000_000];
    DeadLetter letter =
        DeadLetter.of(
            "enrich",
            "r\ud800".repeat(9_000),
            "t",
            0,
            1,
            "k\u0000".repeat(9_000),
            garbage,
            Samples.FETCHED_AT);

    byte[] bytes = Topics.DEAD_LETTERS.values().serializer().serialize("t", letter);
    assertThat(bytes).hasSizeLessThan(100_000);
    assertThat(letter.valueBytes()).isEqualTo(4_000_000);
  }

  private static void assertRejected(ObjectNode node, String reason) throws IOException {
    byte[] bytes = Json.mapper().writeValueAsBytes(node);
    assertThatThrownBy(() -> Topics.RAW_ARTICLES.values().deserializer().deserialize("t", bytes))
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining(reason)
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(300));
  }
}
