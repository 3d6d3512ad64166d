package dev.silkwire.sink.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.silkwire.contract.Article;
import dev.silkwire.contract.ContentHash;
import dev.silkwire.contract.CountryTag;
import dev.silkwire.contract.Outlet;
import dev.silkwire.contract.Published;
import dev.silkwire.contract.Topics;
import dev.silkwire.sink.api.Api;
import dev.silkwire.sink.api.QuietPulse;
import dev.silkwire.sink.guard.AccessConfig;
import dev.silkwire.sink.store.Arrival;
import dev.silkwire.sink.store.Database;
import dev.silkwire.sink.store.DatabaseAddress;
import dev.silkwire.sink.store.DeadLetterSender;
import dev.silkwire.sink.store.Offsets;
import dev.silkwire.sink.store.Store;
import dev.silkwire.sink.store.Tables;
import dev.silkwire.sink.store.TestLog;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page in a real Chromium; screenshots are left in {@code target/screenshots}. */
class PageIT {
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");
  private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  private static final List<String> VIEWS =
      List.of(
          "",
          "#initiative=digital-silk-road&country=KZ&period=30",
          "#initiative=digital-silk-road&with=bri",
          "#article=" + ContentHash.of("story", "1"),
          "#view=feeds",
          "#view=pipeline");

  @TempDir static Path profile;
  private static Chromium chromium;

  @TempDir Path folder;
  private final TestLog log = new TestLog("one");
  private Database database;
  private Store store;
  private Api api;

  @BeforeAll
  static void startBrowser() throws Exception {
    Optional<Path> program = Chromium.program();
    if (System.getenv("BROWSER_REQUIRED") != null) {
      assertThat(program).as("a Chromium, which BROWSER_REQUIRED asks for").isPresent();
    }
    assumeTrue(
        program.isPresent(),
        "no Chromium here, the page is not looked at: apt-get install chromium");
    chromium = Chromium.start(program.get(), profile);
  }

  @AfterAll
  static void stopBrowser() throws Exception {
    if (chromium != null) {
      chromium.close();
    }
  }

  @BeforeEach
  void startServer() throws Exception {
    database =
        Database.open(new DatabaseAddress("jdbc:sqlite:" + folder.resolve("s.db"), null, null));
    InstantSource clock = InstantSource.fixed(NOW);
    MockProducer<String, byte[]> nobody =
        new MockProducer<>(true, null, new StringSerializer(), new ByteArraySerializer());
    store = new Store(database, new Offsets(clock), new DeadLetterSender(nobody, clock));
    store.offsets(
        "one", Tables.ALL.stream().map(t -> new TopicPartition(t.topic().name(), 0)).toList());
    api =
        Api.start(
            new Api.Settings("127.0.0.1", 0, AccessConfig.DEFAULTS),
            database,
            QuietPulse.WELL,
            () -> "");
    chromium.size(1360, 1000, "light");
  }

  @AfterEach
  void stopServer() {
    api.close();
    database.close();
  }

  private void fill() {
    List<Arrival> news = new Newsroom(log, NOW).publish(150, 90);
    store.write(log.batch(news.toArray(Arrival[]::new)));
  }

  private void open(String selection) throws Exception {
    chromium.open("http://127.0.0.1:" + api.port() + "/" + selection);
  }

  @Test
  void theWorldIsShownAndTheBrowserHasNoComplaint() throws Exception {
    fill();
    open("");
    chromium.until("document.querySelectorAll('#stories li').length === 30");

    assertThat(chromium.read("document.querySelector('#figures dd').textContent")).isEqualTo("150");
    assertThat(chromium.read("document.querySelectorAll('#map .shade5').length")).isNotEqualTo("0");
    assertThat(chromium.read("document.querySelectorAll('#map circle:not(.shade0)').length"))
        .as("small states with stories have dots")
        .isNotEqualTo("0");
    assertThat(chromium.complaints()).isEmpty();
    chromium.screenshot(SCREENSHOTS.resolve("world.png"));
  }

  @Test
  void anInitiativeACountryAndAStoryAreFoundByKeyboardOnly() throws Exception {
    fill();
    open("");
    chromium.until("document.querySelectorAll('#stories li').length > 0");
    chromium.read("document.querySelector('#chooser .chosen').focus()");
    chromium.press("Enter");
    chromium.type("digital silk");
    chromium.press("Enter");
    chromium.until("document.getElementById('title').textContent === 'Digital Silk Road'");

    chromium.read("document.querySelector('#map [tabindex=\"0\"]').focus()");
    chromium.press("ArrowRight");
    chromium.press("Enter");
    chromium.until(
        "document.getElementById('title').textContent.startsWith('Digital Silk Road in ')");

    chromium.until("document.querySelector('#stories h3 a').href.includes('country=')");
    chromium.read("document.querySelector('#stories h3 a').focus()");
    chromium.press("Enter");
    chromium.until("document.querySelector('#article[open] mark')");
    assertThat(chromium.read("document.querySelector('#article mark').textContent"))
        .isIn("Digital Silk Road", "数字丝绸之路", "ڈیجیٹل سلک روڈ", "Ruta de la Seda Digital");
    assertThat(chromium.read("location.hash"))
        .contains("initiative=digital-silk-road", "country=", "article=");
    chromium.screenshot(SCREENSHOTS.resolve("article.png"));

    chromium.press("Escape");
    chromium.until(
        "!document.querySelector('#article').open && !location.hash.includes('article')");
  }

  @Test
  void evidenceIsMarkedByCodePointsAndTextRunsInItsOwnDirection() throws Exception {
    fill();
    open("#initiative=digital-silk-road");
    chromium.until("document.querySelectorAll('#stories li').length > 0");

    assertThat(
            chromium.read(
                "[...document.querySelectorAll('#stories [lang=en] mark')].map(m => m.textContent)[0]"))
        .isEqualTo("Digital Silk Road");
    assertThat(chromium.read("document.querySelector('#stories [lang=ur]').dir")).isEqualTo("rtl");
  }

  @Test
  void whatArrivesAppearsWithoutReload() throws Exception {
    fill();
    open("");
    chromium.until("document.querySelectorAll('#stories li').length > 0");
    chromium.read("window.sameDocument = true");
    store.write(log.batch(hostile("Just arrived")));

    chromium.until("document.querySelector('#stories h3').textContent === 'Just arrived'");
    assertThat(chromium.read("String(window.sameDocument)")).isEqualTo("true");
  }

  @Test
  void whatIsSelectedCanBeFollowedAndTakenAlong() throws Exception {
    fill();
    open("#initiative=digital-silk-road&from=2026-11-01&to=2026-11-20");
    chromium.until("document.getElementById('table').href.includes('digital-silk-road')");

    assertThat(firstLine("follow")).startsWith("<?xml");
    assertThat(firstLine("table")).contains("title");
    assertThat(chromium.read("document.getElementById('table').href"))
        .endsWith("initiative=digital-silk-road&from=2026-11-01&to=2026-11-20&format=csv");
    assertThat(chromium.read("document.querySelector('link[rel=alternate]').href"))
        .endsWith("/feeds/articles.atom?initiative=digital-silk-road");
  }

  private String firstLine(String link) throws Exception {
    return chromium.read(
        "fetch(document.getElementById('"
            + link
            + "').href).then(r => r.text()).then(t => t.split('\\n')[0])");
  }

  @Test
  void whatFeedsSayStaysText() throws Exception {
    String title = "<img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";
    store.write(log.batch(hostile(title)));
    open("#article=hostile");
    chromium.until("document.querySelector('#article[open] h2')");

    assertThat(chromium.read("document.querySelector('#article h2').textContent")).isEqualTo(title);
    assertThat(
            chromium.read("document.querySelectorAll('#article a[href^=\"javascript\"]').length"))
        .isEqualTo("0");
    assertThat(chromium.read("String(window.harmed)")).isEqualTo("undefined");
    assertThat(chromium.complaints()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#view=feeds", "#view=pipeline", "#initiative=bri&period=30"})
  void aPhoneNeedsNoSidewaysScrolling(String selection) throws Exception {
    fill();
    chromium.size(375, 812, "dark");
    open(selection);
    chromium.until("document.querySelector('#live[data-state=well]')");

    assertThat(chromium.read("document.documentElement.scrollWidth")).isEqualTo("375");
    chromium.screenshot(
        SCREENSHOTS.resolve("phone" + selection.replaceAll("[^a-z0-9]+", "-") + ".png"));
  }

  @Test
  void twoInitiativesAreComparedOnMapTableAndTimeLine() throws Exception {
    fill();
    open("#initiative=digital-silk-road");
    chromium.until("document.querySelectorAll('#stories li').length > 0");
    chromium.read("document.querySelector('#comparer .chosen').focus()");
    chromium.press("Enter");
    chromium.type("belt and road initiative");
    chromium.press("Enter");
    chromium.until(
        "document.getElementById('title').textContent"
            + " === 'Digital Silk Road and Belt and Road Initiative'");

    assertThat(chromium.read("location.hash")).contains("with=bri");
    assertThat(chromium.read("document.querySelectorAll('#map .most-second').length"))
        .isNotEqualTo("0");
    assertThat(chromium.read("document.querySelectorAll('#timeline .ink.second').length"))
        .isNotEqualTo("0");
    assertThat(chromium.read("String(document.querySelector('#comparer .popup').hidden)"))
        .isEqualTo("true");
    assertThat(chromium.read("document.querySelector('#countries th.name').title"))
        .isEqualTo("Stories of Digital Silk Road");
    chromium.screenshot(SCREENSHOTS.resolve("comparison.png"));

    chromium.read("document.querySelector('#sides [aria-pressed=false]').click()");
    chromium.until(
        "[...document.querySelectorAll('#stories li')].length > 0"
            + " && [...document.querySelectorAll('#stories li')]"
            + ".every(li => li.textContent.includes('Belt and Road'))");
    assertThat(chromium.complaints()).isEmpty();
  }

  @Test
  void theMostCarriedStoriesComeFirstWhenAskedFor() throws Exception {
    fill();
    open("");
    chromium.until("document.querySelectorAll('#stories li').length > 0");
    chromium.read("document.querySelector('#order input[value=carried]').click()");
    chromium.until(
        "[...document.querySelectorAll('#stories li')].every(li => li.querySelector('.copies'))");

    assertThat(
            chromium.read(
                "JSON.stringify([...document.querySelectorAll('#stories .copies')]"
                    + ".map(c => parseInt(c.textContent.match(/\\d+/)[0]))"
                    + ".every((n, i, all) => !i || all[i - 1] >= n))"))
        .isEqualTo("true");
  }

  @ParameterizedTest
  @CsvSource({"1360, light", "1360, dark", "375, light", "375, dark"})
  void axeFindsNothingThatKeepsPeopleOut(int width, String scheme) throws Exception {
    fill();
    chromium.size(width, 1000, scheme);
    for (String selection : VIEWS) {
      open(selection);
      chromium.until("document.querySelector('#live[data-state=well]')");
      assertThat(chromium.violations()).as("%s at %d, %s", selection, width, scheme).isEmpty();
    }
  }

  @Test
  void theFirstPaintIsWithinASecondAndThePageIsLight() throws Exception {
    fill();
    open("");
    chromium.until("document.querySelectorAll('#stories li').length === 30");

    String paint =
        "performance.getEntriesByName('first-contentful-paint').map(e => e.startTime)[0]";
    String bytes =
        "performance.getEntriesByType('resource').reduce((sum, e) => sum + e.transferSize, 0)";
    assertThat(Double.parseDouble(chromium.read("String(" + paint + ")"))).isLessThan(1000);
    assertThat(Double.parseDouble(chromium.read("String(" + bytes + ")"))).isLessThan(500_000);
  }

  @Test
  void anEmptyDatabaseSaysWhatWillHappen() throws Exception {
    open("");
    chromium.until("document.querySelector('#stories .empty')");

    assertThat(chromium.read("document.getElementById('note').textContent"))
        .contains("Nothing has arrived yet");
  }

  @Test
  void aBadSelectionAndALostServerAreSaid() throws Exception {
    fill();
    open("#country=Kenya");
    chromium.until("document.getElementById('banner').textContent.includes('country')");
    api.close();
    chromium.until("document.getElementById('banner').textContent.includes('does not answer')");
  }

  private Arrival hostile(String title) {
    Outlet outlet = new Outlet("Odd & Even", "odd.example", null);
    Article article =
        new Article(
            "hostile",
            "javascript:window.harmed=1",
            "javascript:window.harmed=1",
            outlet,
            "feed",
            title,
            title,
            List.of(title),
            List.of(),
            "en",
            Published.UNKNOWN,
            null,
            NOW.plusSeconds(60),
            1,
            "hostile",
            List.of(),
            List.of(new CountryTag("KE", 1, List.of(CountryTag.MENTIONED), Map.of(), false)),
            List.of());
    return log.put(Topics.ARTICLES, "hostile", article);
  }
}
