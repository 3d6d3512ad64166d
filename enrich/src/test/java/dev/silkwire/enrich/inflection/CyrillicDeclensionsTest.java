package dev.silkwire.enrich.inflection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CyrillicDeclensionsTest {

  @ParameterizedTest
  @CsvSource({
    "Китай, Китаем",
    "Китай, Китая",
    "Россия, Россией",
    "Казахстан, Казахстане",
    "Саудовская Аравия, Саудовской Аравии",
    "Объединенные Арабские Эмираты, Объединенных Арабских Эмиратов",
    "Алма-Ата, Алма-Ату",
    "Цифровой Шелковый путь, Цифрового Шелкового пути",
    "Фонд Шелкового пути, Фондом Шелкового пути",
    "Экономический пояс Шелкового пути, Экономическом поясе Шелкового пути",
    "Конго, Конго",
    "США, США",
  })
  void declinesNames(String name, String form) {
    assertThat(CyrillicDeclensions.of(name)).contains(form);
  }

  @Test
  void namesInOtherScriptsAreUnchanged() {
    assertThat(CyrillicDeclensions.of("Kenya")).containsExactly("Kenya");
  }

  @Test
  void theNumberOfFormsOfALongNameIsLimited() {
    assertThat(CyrillicDeclensions.of("Транскаспийский международный транспортный маршрут"))
        .hasSizeLessThan(200);
  }
}
