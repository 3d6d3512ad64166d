package dev.silkwire.sink.page;

import dev.silkwire.contract.record.Outlet;
import java.util.List;

/** The texts of the invented outlets. */
final class NewsroomTexts {
  /** An initiative with its names in several languages. */
  record Entry(String id, String name, String family, List<String> forms) {}

  /** A story with the countries it mentions, the most mentioned first. */
  record Line(String language, String title, String text, List<String> countries) {}

  static final List<Entry> CATALOGUE =
      List.of(
          new Entry(
              "bri",
              "Belt and Road Initiative",
              "belt-and-road",
              List.of("Belt and Road", "一带一路", "Пояс и путь", "مبادرة الحزام والطريق", "一帯一路")),
          new Entry(
              "digital-silk-road",
              "Digital Silk Road",
              "belt-and-road",
              List.of("Digital Silk Road", "数字丝绸之路", "ڈیجیٹل سلک روڈ", "Ruta de la Seda Digital")),
          new Entry(
              "maritime-silk-road",
              "21st Century Maritime Silk Road",
              "belt-and-road",
              List.of("Maritime Silk Road")),
          new Entry(
              "cpec",
              "China-Pakistan Economic Corridor",
              "belt-and-road",
              List.of("CPEC", "سی پیک")),
          new Entry(
              "china-asean-information-harbor",
              "China-ASEAN Information Harbor",
              "digital",
              List.of("China-ASEAN Information Harbor")),
          new Entry("internet-plus", "Internet Plus", "digital", List.of("Internet Plus")),
          new Entry(
              "e-cny", "Digital yuan (e-CNY)", "payments", List.of("e-CNY", "yuan numérique")),
          new Entry("cips", "Cross-border Interbank Payment System", "payments", List.of("CIPS")),
          new Entry("global-gateway", "Global Gateway", "others", List.of("Global Gateway")),
          new Entry("pgi", "Partnership for Global Infrastructure", "others", List.of("PGI")),
          new Entry(
              "gdi",
              "Global Development Initiative",
              "global",
              List.of("Global Development Initiative")),
          new Entry(
              "lobito",
              "Lobito Corridor",
              "others",
              List.of("Lobito Corridor", "Corredor do Lobito")));

  static final List<Line> LINES =
      List.of(
          new Line(
              "en",
              "Almaty data centre opens its doors to shippers",
              "Officials in Almaty opened a data centre on Monday. 🚉 They called it the first hall of the Digital Silk Road in Central Asia.\nFreight firms will rent racks by the month.\nA second hall follows in spring, the operator said, once the power line is doubled.",
              List.of("KZ", "CN", "UZ")),
          new Line(
              "en",
              "Port of Mombasa orders electric cranes",
              "Kenya ordered twelve cranes for Mombasa under a Belt and Road loan.\nDelivery starts in May. The port says that the cranes halve the time a ship waits.",
              List.of("KE", "CN")),
          new Line(
              "en",
              "Lobito Corridor trains carry first copper since the floods",
              "The Lobito Corridor moved 4,000 tonnes of copper in its first week back.\nGlobal Gateway money pays for the signals, and a PGI grant for the yards.",
              List.of("AO", "CD", "ZM", "US")),
          new Line(
              "en",
              "Gwadar waits for ships as CPEC turns ten",
              "Ten years after the first truck, CPEC has a port, a road and few ships.\nFishermen say that the promised jetty has not been built.",
              List.of("PK", "CN")),
          new Line(
              "zh-Hans",
              "数字丝绸之路论坛在南宁开幕",
              "数字丝绸之路论坛周二在南宁开幕。\n与会者来自十二个国家，讨论一带一路沿线的数据流动。\n主办方表示，明年将在河内再次举行。",
              List.of("CN", "VN")),
          new Line(
              "ru",
              "Казахстан и Китай обсудили «Пояс и путь»",
              "В Астане обсудили инициативу «Пояс и путь» и новые железные дороги.\nСтороны договорились о втором терминале в Хоргосе.",
              List.of("KZ", "CN", "RU")),
          new Line(
              "ur",
              "ڈیجیٹل سلک روڈ سے گوادر کو فائبر ملے گا",
              "حکام کے مطابق ڈیجیٹل سلک روڈ کے تحت گوادر تک فائبر بچھایا جائے گا۔\nسی پیک کے دفتر نے کہا کہ کام اگلے ماہ شروع ہوگا۔",
              List.of("PK", "CN")),
          new Line(
              "ar",
              "مصر تنضم إلى ورشة حول مبادرة الحزام والطريق",
              "عقدت القاهرة ورشة عن مبادرة الحزام والطريق بحضور خبراء من ثماني دول.\nوقال المنظمون إن الورشة المقبلة ستكون في الرباط.",
              List.of("EG", "MA", "CN")),
          new Line(
              "es",
              "Chile estudia un cable para la Ruta de la Seda Digital",
              "El gobierno estudia un cable submarino como parte de la Ruta de la Seda Digital.\nLa decisión llegará antes de fin de año.",
              List.of("CL", "AR", "CN")),
          new Line(
              "fr",
              "Le yuan numérique testé dans un port d'Abidjan",
              "Le yuan numérique a servi à payer des droits de port à Abidjan.\nLa banque centrale parle d'un essai de six mois.",
              List.of("CI", "CN", "FR")),
          new Line(
              "ja",
              "一帯一路の港湾計画、スリランカで見直し",
              "スリランカ政府は一帯一路の港湾計画を見直すと発表した。\n新しい入札は来年行われる。",
              List.of("LK", "JP", "CN")),
          new Line(
              "en",
              "Banks in Singapore and Laos join CIPS",
              "Two banks joined CIPS this week, one in Singapore and one in Laos.\nThe China-ASEAN Information Harbor will host their backup lines.",
              List.of("SG", "LA", "CN", "HK")),
          new Line(
              "en",
              "Villages count solar pumps of the Global Development Initiative",
              "A survey in Fiji and Tonga counted 214 pumps paid for by the Global Development Initiative.\nNine of ten still work.",
              List.of("FJ", "TO", "CN", "BH")),
          new Line(
              "en",
              "A Maritime Silk Road museum for Malé",
              "The Maldives will build a museum of the Maritime Silk Road on reclaimed land.\nEntry will be free for schools.",
              List.of("MV", "CN", "MT")));

  static final List<Outlet> OUTLETS =
      List.of(
          new Outlet("Steppe Courier", "steppe.example", "KZ"),
          new Outlet("Harbour Gazette", "harbour.example", "KE"),
          new Outlet("Southern Cable", "cable.example", "SG"),
          new Outlet("The Daily Loom", "loom.example", "GB"),
          new Outlet("Caravan Online", "caravan.example", "PK"),
          new Outlet(null, "wire.example", null));

  private NewsroomTexts() {}
}
