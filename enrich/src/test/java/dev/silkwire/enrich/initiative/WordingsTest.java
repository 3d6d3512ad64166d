package dev.silkwire.enrich.initiative;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingsTest {
  @ParameterizedTest
  @CsvSource({
    "de, Neue Seidenstraße, Neuen Seidenstrasse",
    "es, la Franja y la Ruta, Franja y de la Ruta",
    "fa, راه ابریشم دیجیتال, جاده ابریشم دیجیتالی",
    "fa, یک کمربند یک راه, 'یک کمربند, یک راه'",
    "ja, インド・中東・欧州経済回廊, インド中東欧州経済回廊",
    "ja, 三海域イニシアチブ, 三海域イニシアティブ",
    "ko, 인도-중동-유럽 경제회랑, 인도·중동·유럽 경제회랑",
    "ko, 글로벌 안보 이니셔티브, 글로벌안보구상",
    "lo, ໜຶ່ງແລວ ໜຶ່ງເສັ້ນທາງ, ຫນຶ່ງແລວຫນຶ່ງເສັ້ນທາງ",
    "pl, 'Jeden pas, jeden szlak', jednego pasa jednego szlaku",
    "sr, Појас и пут, pojasa i puta",
    "sr, Inicijativa za globalnu bezbednost, иницијативе за глобалну безбедност",
    "th, หนึ่งแถบ หนึ่งเส้นทาง, หนึ่งแถบหนึ่งเส้นทาง",
    "uz, 'Bir makon, bir yo''l', бир макон бир йўл",
    "uk, Пояс і шлях, Пояса та шляху",
    "uz, Yevroosiyo iqtisodiy ittifoqi, евроосиё иқтисодий иттифоқида",
  })
  void findsTheWordingsOfAName(String language, String name, String wording) {
    assertThat(Wordings.of(name, language)).contains(name, wording);
  }

  @Test
  void aNameWithoutVariantsHasOneWording() {
    assertThat(Wordings.of("Global Gateway", "en")).containsExactly("Global Gateway");
  }
}
