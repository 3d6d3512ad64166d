package dev.silkwire.enrich.inflection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclensionsTest {
  @ParameterizedTest
  @CsvSource({
    "bg, Нов път на коприната, Новия път на коприната",
    "bg, Китай, Китай",
    "cs, Vietnam, Vietnamu",
    "bn, ডিজিটাল ইউয়ান, ডিজিটাল ইউয়ানের",
    "cs, Afrika, Africe",
    "cs, Nová hedvábná stezka, Novou hedvábnou stezkou",
    "cs, Pás a stezka, Pásu a stezky",
    "cs, 'Jeden pás, jedna cesta', 'jednoho pásu, jedné cesty'",
    "de, Neue Seidenstraße, Neuen Seidenstraße",
    "el, Κίνα, Κίνας",
    "el, Νέος Δρόμος του Μεταξιού, Νέου Δρόμου του Μεταξιού",
    "et, Kolme mere algatus, Kolme mere algatuse",
    "et, Hiina, Hiinasse",
    "et, Pakistan, Pakistanis",
    "et, Digitaalne siiditee, Digitaalse siiditee",
    "fi, Turkki, Turkin",
    "fi, Uusi silkkitie, uudesta silkkitiestä",
    "fi, Digitaalinen silkkitie, Digitaalista silkkitietä",
    "ka, ევრაზიის ეკონომიკური კავშირი, ევრაზიის ეკონომიკური კავშირის",
    "kk, Еуразиялық экономикалық одағы, Еуразиялық экономикалық одағына",
    "hr, Kina, Kinom",
    "hu, Kína, Kínával",
    "hu, Vietnam, Vietnammal",
    "hu, Új Selyemút, Új Selyemúton",
    "lt, Kinija, Kinijoje",
    "lt, Naujasis šilko kelias, Naujojo šilko kelio",
    "lv, Ķīna, Ķīnā",
    "lv, Trīs jūru iniciatīva, Trīs jūru iniciatīvas",
    "lv, Eirāzijas Ekonomiskā savienība, Eirāzijas Ekonomiskās savienības",
    "lv, Jaunais zīda ceļš, Jaunā zīda ceļa",
    "mn, Торгоны замын сан, Торгоны замын санд",
    "ne, बीआरआई, बीआरआईअन्तर्गत",
    "pl, Chiny, Chinach",
    "pl, Ukraina, Ukrainie",
    "pl, Nowy Jedwabny Szlak, Nowego Jedwabnego Szlaku",
    "pl, Pas i Szlak, Pasem i Szlakiem",
    "pl, Inicjatywa Pasa i Szlaku, Inicjatywą Pasa i Szlaku",
    "ro, România, României",
    "ro, Drumul Mătăsii, Drumului Mătăsii",
    "sk, Nová hodvábna cesta, Novej hodvábnej ceste",
    "sl, Slovenija, Sloveniji",
    "sr, Digitalni put svile, Digitalnog puta svile",
    "sr, Нови пут свиле, Новог пута свиле",
    "tr, Dijital İpek Yolu, Dijital İpek Yolunun",
    "uk, 'Один пояс, один шлях', 'Одного поясу, одного шляху'",
    "uk, Пояс і шлях, Поясу і шляху",
  })
  void declinesNames(String language, String name, String form) {
    assertThat(Declensions.of(name, language)).contains(name, form);
  }

  @Test
  void abbreviationsAndOtherLanguagesAreUnchanged() {
    assertThat(Declensions.of("USA", "pl")).containsExactly("USA");
    assertThat(Declensions.of("China", "en")).containsExactly("China");
    assertThat(Declensions.of("China", null)).containsExactly("China");
  }
}
