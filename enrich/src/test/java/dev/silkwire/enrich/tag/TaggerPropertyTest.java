package dev.silkwire.enrich.tag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Evidence;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.enrich.initiative.Catalogue;
import dev.silkwire.enrich.language.DocumentLanguage;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Properties that hold for any text; the random texts are the same in every run. */
class TaggerPropertyTest {
  private static final DocumentLanguage LANGUAGES = new DocumentLanguage();
  private static final Tagger TAGGER = Tagger.of(Catalogue.builtIn());
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final int MEGABYTE = 1_000_000;

  private static final List<String> STORIES =
      List.of(
          "Kenya joined the Digital Silk Road (DSR) on Monday. The DSR cable lands in Mombasa.",
          "中国—东盟信息港在南宁启动。老挝和泰国参加了共建“一带一路”论坛。",
          "Казахстан присоединился к Цифровому шёлковому пути. В Алматы открыли узел связи.",
          "أعلنت السعودية ومصر انضمامهما إلى مبادرة الحزام والطريق وطريق الحرير الرقمي.",
          "Le Sénégal relève de la nouvelle route de la soie, dit le ministère à Dakar.");

  /** Boilerplate without names of places or initiatives. */
  private static final List<String> BOILERPLATE =
      List.of(
          "Sign up for our newsletter to get the best of the week by mail.",
          "All rights reserved. No part of this page may be copied.",
          "Share this story with your friends. Leave a comment below.",
          "Read more about science, sport and weather.",
          "The views are the writer's own.",
          "Advertisement");

  /** A story and boilerplate in its language that contains no names. */
  private record LocalizedStory(String language, String story, List<String> boilerplate) {}

  private static final List<LocalizedStory> LOCALIZED_STORIES =
      List.of(
          new LocalizedStory(
              "tr",
              "Çinli yatırımcılar Kuşak ve Yol Girişimi için Ankara'da görüştü. Fransızlar bekliyor.",
              List.of("Haberin devamı için tıklayın.", "Tüm hakları saklıdır.", "Yorum yaz")),
          new LocalizedStory(
              "el",
              "Η κινεζική εταιρεία μίλησε για την πρωτοβουλία Μία Ζώνη, Ένας Δρόμος στην Αθήνα.",
              List.of("Διαβάστε επίσης.", "Με την επιφύλαξη παντός δικαιώματος.", "Σχόλια")),
          new LocalizedStory(
              "lt",
              "Kinų bendrovė ir vokiečių bankai Vilniuje aptarė uosto statybą.",
              List.of("Skaitykite daugiau.", "Visos teisės saugomos.", "Komentarai")),
          new LocalizedStory(
              "lv",
              "Ķīniešu uzņēmums un vācu bankas Rīgā apsprieda ostas būvi.",
              List.of("Lasiet arī.", "Visas tiesības aizsargātas.", "Komentāri")),
          new LocalizedStory(
              "et",
              "Hiinlased ja sakslased arutasid Tallinnas sadama ehitust.",
              List.of("Loe edasi.", "Kõik õigused kaitstud.", "Kommentaarid")),
          new LocalizedStory(
              "kk",
              "Қытайлық компания Орта дәліз туралы Астанада келіссөз жүргізді.",
              List.of("Толығырақ оқыңыз.", "Барлық құқықтар қорғалған.", "Пікірлер")),
          new LocalizedStory(
              "uz",
              "Xitoylik sarmoyadorlar Toshkentda Oʻrta koridor haqida gaplashdi.",
              List.of("Batafsil oʻqing.", "Barcha huquqlar himoyalangan.", "Izohlar")),
          new LocalizedStory(
              "az",
              "Çinli şirkət Bakıda Orta Dəhliz barədə danışıqlar apardı.",
              List.of("Ardını oxu.", "Bütün hüquqlar qorunur.", "Şərhlər")),
          new LocalizedStory(
              "th",
              "สิบแปดประเทศร่วมหารือหนึ่งแถบหนึ่งเส้นทางที่กรุงปักกิ่ง ไทยส่งรัฐมนตรี",
              List.of("อ่านเพิ่มเติมในวันเวลาที่สะดวก", "สงวนลิขสิทธิ์", "แสดงความคิดเห็น")),
          new LocalizedStory(
              "ko",
              "한국과 중국은 일대일로 협력을 논의했다. 회담은 서울에서 열렸다.",
              List.of("자세한 내용을 위해 전체 기사 보기", "무단 전재 및 재배포 금지", "댓글 보기")),
          new LocalizedStory(
              "ms",
              "Malaysia menyokong Inisiatif Jalur dan Laluan. Menteri bertolak ke Beijing.",
              List.of("Baca lagi berita lain.", "Hak cipta terpelihara.", "Kongsi artikel ini")),
          new LocalizedStory(
              "vi",
              "Việt Nam ủng hộ sáng kiến Vành đai và Con đường, Bộ Ngoại giao cho biết tại Hà Nội.",
              List.of("Xem thêm bài viết khác.", "Mọi quyền được bảo lưu.", "Bình luận")));

  private static final String[] PIECES = {
    "China",
    " ",
    "\n",
    "\uD83D",
    "\uDE00",
    "😀",
    "🇨🇳",
    "\u0301",
    "\u3099",
    "\u200F",
    "\u202E",
    "\uFEFF",
    "\u0000",
    "DSR",
    "(",
    ")",
    "Belt and Road",
    "一带一路",
    "шёлковый путь",
    "مصر",
    "و",
    "'s",
    "Hong Kong",
    "…",
    "İ",
    "ß",
    "ﬁ",
    "U.S.",
    ", ",
    "Ga.",
    "\u00AD",
    "가",
    "ไทย",
    "a",
    "\uFFFF",
    "𠮷",
    "\r",
    "--",
    "Paris"
  };

  private static Tagger.Tags tag(String title, String text, String... captions) {
    return TAGGER.tag(
        new Tagger.Document(title, text, List.of(captions), null, Outlet.UNKNOWN)
            .detect(LANGUAGES));
  }

  private static String noise(Random random, int pieces) {
    return IntStream.range(0, pieces)
        .mapToObj(
            i ->
                random.nextInt(8) == 0
                    ? String.valueOf((char) random.nextInt(Character.MAX_VALUE + 1))
                    : PIECES[random.nextInt(PIECES.length)])
        .collect(Collectors.joining());
  }

  private static String summary(Tagger.Tags tags) {
    return tags.initiatives().stream()
            .map(i -> i.id() + " " + i.mentions().stream().map(Evidence::surface).toList())
            .toList()
        + tags.countries().stream().map(c -> c.code() + c.kinds() + c.roles()).toList().toString();
  }

  @Test
  void boilerplateAroundAStoryChangesNothing() {
    Random random = new Random(11);
    for (int n = 0; n < 200; n++) {
      String story = STORIES.get(random.nextInt(STORIES.size()));
      String before = boilerplate(random, BOILERPLATE);
      String after = boilerplate(random, BOILERPLATE);
      assertThat(summary(tag("", before + story + "\n" + after)))
          .as("%s … %s", before, after)
          .isEqualTo(summary(tag("", story)));
    }
  }

  @Test
  void boilerplateInTheStorysLanguageChangesNothing() {
    Random random = new Random(14);
    for (LocalizedStory localized : LOCALIZED_STORIES) {
      assertThat(tagIn(localized.language, localized.story).countries())
          .as(localized.story)
          .isNotEmpty();
      for (int n = 0; n < 20; n++) {
        String text =
            boilerplate(random, localized.boilerplate)
                + localized.story
                + "\n"
                + boilerplate(random, localized.boilerplate);
        assertThat(summary(tagIn(localized.language, text)))
            .as(text)
            .isEqualTo(summary(tagIn(localized.language, localized.story)));
      }
    }
  }

  private static Tagger.Tags tagIn(String language, String text) {
    return TAGGER.tag(
        new Tagger.Document("", text, List.of(), language, Outlet.UNKNOWN).detect(LANGUAGES));
  }

  private static String boilerplate(Random random, List<String> lines) {
    return IntStream.range(0, random.nextInt(4))
        .mapToObj(i -> lines.get(random.nextInt(lines.size())) + "\n")
        .collect(Collectors.joining());
  }

  @Test
  void offsetsSelectExactlyTheSurface() {
    Random random = new Random(12);
    for (int n = 0; n < 2_000; n++) {
      List<String> fields =
          Stream.of(noise(random, 6), noise(random, 40), noise(random, 8), noise(random, 8))
              .map(StorableText::clean)
              .toList();
      Tagger.Tags tags = tag(fields.get(0), fields.get(1), fields.get(2), fields.get(3));
      for (InitiativeTag initiative : tags.initiatives()) {
        initiative.mentions().forEach(e -> assertOffsetsSelectSurface(fields, e));
      }
    }
  }

  private static void assertOffsetsSelectSurface(List<String> fields, Evidence evidence) {
    Integer index = evidence.index();
    String field =
        switch (evidence.field()) {
          case TITLE -> fields.get(0);
          case TEXT -> fields.get(1);
          case CAPTION -> fields.get(2 + (index == null ? 0 : index));
        };
    int start = field.offsetByCodePoints(0, evidence.start());
    int end = field.offsetByCodePoints(start, evidence.end() - evidence.start());
    assertThat(field.substring(start, end)).isEqualTo(evidence.surface()).isNotBlank();
  }

  @Test
  void taggingNeverFails() {
    Random random = new Random(13);
    for (int n = 0; n < 3_000; n++) {
      Tagger.Tags tags = tag(noise(random, 5), noise(random, 60), noise(random, 5));
      assertThat(tags.countries()).extracting(CountryTag::code).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "China ",
        "china",
        "a\u0301",
        "\u0301\u0316",
        "DSR (",
        "Belt and ",
        "一带",
        "و",
        "中国",
        "\n",
        "US, ",
        "Georgia ",
        "Paris Hilton, ",
        "A. ",
        "один пояс ",
        "\uD83D",
        "Digital Silk Road (DSR) ",
        "😀 Digital Silk Road ",
        "China\n",
        "DSR. "
      })
  void aLineOfAMegabyteIsTaggedInTime(String piece) {
    String line = piece.repeat(MEGABYTE / piece.length());
    assertThat(assertTimeoutPreemptively(TIMEOUT, () -> tag(line.substring(0, 1_000), line)))
        .isNotNull();
  }
}
