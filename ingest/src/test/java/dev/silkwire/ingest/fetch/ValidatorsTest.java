package dev.silkwire.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ValidatorsTest {
  static Stream<String> unusable() {
    return Stream.of(
        "\"caf\u00e9\"", "\"a\u0001\"", "a\tb", "a\nb", "\u007f", "\ufffe", "e".repeat(513));
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void invalidOrLongValidatorsAreIgnored(String value) {
    assertThat(new Validators(value, value)).isEqualTo(Validators.NONE);
  }

  @Test
  void validatorsAreCheckedIndependently() {
    Validators validators = new Validators("W/\"1\"", "y\u00e9sterday");

    assertThat(validators.etag()).isEqualTo("W/\"1\"");
    assertThat(validators.lastModified()).isNull();
  }
}
