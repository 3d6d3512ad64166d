package dev.silkwire.sink.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RegionTag;
import dev.silkwire.contract.topic.Topics;
import dev.silkwire.sink.store.SinkRecord;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page in a browser, as an analyst uses it. */
class PageIT extends PageFixture {
  /** The answer waits until the test calls {@code held()}, and {@code handed} says it was read. */
  private static final String HOLD_STORIES_OF_ALL_COUNTRIES =
      "const ask = window.fetch;"
          + "window.fetch = (url, how) => ask(url, how).then(answer =>"
          + " !/articles\\?/.test(url) || /country=/.test(url) ? answer"
          + " : new Promise(go => { window.held = () => { go(answer);"
          + " setTimeout(() => { window.handed = true; }, 300); }; }));"
          + "'held'";

  private static final String HOLD_THE_NEXT_CATALOGUE =
      "const ask = window.fetch;"
          + "window.fetch = (url, how) => ask(url, how).then(answer =>"
          + " window.held || !/initiatives$/.test(url) ? answer"
          + " : new Promise(go => setTimeout(() => { window.held = () => go(answer); }, 500)));"
          + "'held'";

  @Test
  void anInitiativeACountryAndAStoryAreFoundByKeyboardOnly() throws Exception {
    fill();
    open("");
    chromium().until("document.querySelectorAll('#stories li').length > 0");
    chromium().read("document.querySelector('#chooser .chosen').focus()");
    chromium().press("Enter");
    chromium().type("digital silk");
    chromium().press("Enter");
    chromium().until("document.getElementById('title').textContent === 'Digital Silk Road'");

    chromium().read("document.querySelector('#map [tabindex=\"0\"]').focus()");
    chromium().press("ArrowRight");
    chromium().press("Enter");
    chromium()
        .until("document.getElementById('title').textContent.startsWith('Digital Silk Road in ')");

    chromium().until("document.querySelector('#stories h3 a').href.includes('country=')");
    chromium().read("document.querySelector('#stories h3 a').focus()");
    chromium().press("Enter");
    chromium().until("document.querySelector('#article[open] mark')");
    assertThat(chromium().read("document.querySelector('#article mark').textContent"))
        .isIn("Digital Silk Road", "数字丝绸之路", "ڈیجیٹل سلک روڈ", "Ruta de la Seda Digital");
    assertThat(chromium().read("location.hash"))
        .contains("initiative=digital-silk-road", "country=", "article=");
    screenshot("article.png");

    chromium().press("Escape");
    chromium()
        .until("!document.querySelector('#article').open && !location.hash.includes('article')");
  }

  @Test
  void anAnswerThatComesAfterTheNextChoiceIsNotShown() throws Exception {
    fill();
    open("#initiative=digital-silk-road");
    chromium().until("document.querySelectorAll('#stories li').length > 0");
    chromium().read(HOLD_STORIES_OF_ALL_COUNTRIES);
    chromium().read("location.hash = '#initiative=bri'");
    chromium().until("window.held");
    chromium().read("location.hash = '#initiative=bri&country=KZ'");
    chromium().until("document.querySelector('#stories h3 a').href.includes('country=KZ')");
    chromium().read("document.querySelector('#stories ol').mine = true; window.held()");
    chromium().until("window.handed");

    assertThat(chromium().read("String(document.querySelector('#stories ol').mine)"))
        .isEqualTo("true");
    assertThat(
            chromium()
                .read(
                    "String([...document.querySelectorAll('#stories li')]"
                        + ".every(li => li.textContent.includes('Kazakhstan')))"))
        .isEqualTo("true");
  }

  @Test
  void anAnswerThatComesBetweenAChoiceAndItsQuestionsIsNotShown() throws Exception {
    fill();
    open("");
    chromium().until("document.querySelectorAll('#stories li').length > 0");
    chromium().read(HOLD_THE_NEXT_CATALOGUE);
    chromium().read("location.hash = '#order=carried'");
    chromium().until("window.held");
    chromium().read("location.hash = '#region=central-asia'; window.held()");

    chromium().until("document.querySelector('#chips .chip')");
  }

  @Test
  void evidenceIsMarkedByCodePointsAndTextRunsInItsOwnDirection() throws Exception {
    fill();
    open("#initiative=digital-silk-road");
    chromium().until("document.querySelectorAll('#stories li').length > 0");

    assertThat(
            chromium()
                .read(
                    "[...document.querySelectorAll('#stories [lang=en] mark')].map(m => m.textContent)[0]"))
        .isEqualTo("Digital Silk Road");
    assertThat(chromium().read("document.querySelector('#stories [lang=ur]').dir"))
        .isEqualTo("rtl");
  }

  @Test
  void newArticlesAppearWithoutReload() throws Exception {
    fill();
    open("");
    chromium().until("document.querySelectorAll('#stories li').length > 0");
    chromium().read("window.sameDocument = true");
    server.write(hostile("Just arrived"));

    chromium().until("document.querySelector('#stories h3').textContent === 'Just arrived'");
    assertThat(chromium().read("String(window.sameDocument)")).isEqualTo("true");
  }

  @Test
  void aSelectionCanBeFollowedAndDownloaded() throws Exception {
    fill();
    open("#initiative=digital-silk-road&from=2026-11-01&to=2026-11-20");
    chromium().until("document.getElementById('table').href.includes('digital-silk-road')");

    assertThat(firstLine("follow")).startsWith("<?xml");
    assertThat(firstLine("table")).contains("title");
    assertThat(chromium().read("document.getElementById('table').href"))
        .endsWith("initiative=digital-silk-road&from=2026-11-01&to=2026-11-20&format=csv");
    assertThat(chromium().read("document.querySelector('link[rel=alternate]').href"))
        .endsWith("/feeds/articles.atom?initiative=digital-silk-road");
  }

  private String firstLine(String link) throws Exception {
    return chromium()
        .read(
            "fetch(document.getElementById('"
                + link
                + "').href).then(r => r.text()).then(t => t.split('\\n')[0])");
  }

  @Test
  void textOfFeedsIsNotInterpretedAsMarkup() throws Exception {
    String title = "<img src=x onerror=\"window.harmed=1\"><script>window.harmed=1</script>";
    server.write(hostile(title));
    open("#article=hostile");
    chromium().until("document.querySelector('#article[open] h2')");

    assertThat(chromium().read("document.querySelector('#article h2').textContent"))
        .isEqualTo(title);
    assertThat(
            chromium().read("document.querySelectorAll('#article a[href^=\"javascript\"]').length"))
        .isEqualTo("0");
    assertThat(chromium().read("String(window.harmed)")).isEqualTo("undefined");
    assertThat(chromium().complaints()).isEmpty();
  }

  @Test
  void twoInitiativesAreComparedOnMapTableAndTimeLine() throws Exception {
    fill();
    open("#initiative=digital-silk-road");
    chromium().until("document.querySelectorAll('#stories li').length > 0");
    chromium().read("document.querySelector('#comparer .chosen').focus()");
    chromium().press("Enter");
    chromium().type("belt and road initiative");
    chromium().press("Enter");
    chromium()
        .until(
            "document.getElementById('title').textContent"
                + " === 'Digital Silk Road and Belt and Road Initiative'");

    assertThat(chromium().read("location.hash")).contains("with=bri");
    assertThat(chromium().read("document.querySelectorAll('#map .most-second').length"))
        .isNotEqualTo("0");
    assertThat(chromium().read("document.querySelectorAll('#timeline .ink.second').length"))
        .isNotEqualTo("0");
    assertThat(chromium().read("String(document.querySelector('#comparer .popup').hidden)"))
        .isEqualTo("true");
    assertThat(chromium().read("document.querySelector('#countries th.name').title"))
        .isEqualTo("Stories of Digital Silk Road");
    screenshot("comparison.png");

    chromium().read("document.querySelector('#sides [aria-pressed=false]').click()");
    chromium()
        .until(
            "[...document.querySelectorAll('#stories li')].length > 0"
                + " && [...document.querySelectorAll('#stories li')]"
                + ".every(li => li.textContent.includes('Belt and Road'))");
    assertThat(chromium().complaints()).isEmpty();
  }

  @Test
  void storiesCanBeOrderedByCopies() throws Exception {
    fill();
    open("");
    chromium().until("document.querySelectorAll('#stories li').length > 0");
    chromium().read("document.querySelector('#order input[value=carried]').click()");
    chromium()
        .until(
            "[...document.querySelectorAll('#stories li')].every(li => li.querySelector('.copies'))");

    assertThat(
            chromium()
                .read(
                    "JSON.stringify([...document.querySelectorAll('#stories .copies')]"
                        + ".map(c => parseInt(c.textContent.match(/\\d+/)[0]))"
                        + ".every((n, i, all) => !i || all[i - 1] >= n))"))
        .isEqualTo("true");
  }

  @Test
  void aRegionOfAnArticleNarrowsTheStoriesAndTheTable() throws Exception {
    fill();
    server.write(article("summit", "A summit", List.of(new RegionTag("central-asia", 2))));
    open("#article=summit");
    chromium().until("document.querySelector('#article a[href*=region]')");
    assertThat(chromium().read("document.querySelector('#article a[href*=region]').textContent"))
        .isEqualTo("Central Asia 2×");
    chromium().read("document.querySelector('#article a[href*=region]').click()");
    chromium().until("document.querySelectorAll('#stories li').length === 1");

    assertThat(chromium().read("document.querySelector('#stories h3').textContent"))
        .isEqualTo("A summit");
    assertThat(chromium().read("document.getElementById('table').href"))
        .contains("region=central-asia");
    assertThat(chromium().read("document.querySelector('#chips .chip').ariaLabel"))
        .isEqualTo("Remove Stories that name Central Asia");
    assertThat(chromium().read("document.getElementById('narrowed').innerText"))
        .isEqualTo(
            "Only the stories listed below are narrowed to Central Asia;"
                + " figures, map and days count all of the selection.");
    screenshot("region.png");
    chromium().read("document.querySelector('#chips .chip').click()");
    chromium().until("document.querySelectorAll('#stories li').length > 1");
    assertThat(chromium().read("document.getElementById('narrowed').innerText")).isEmpty();
    assertThat(chromium().complaints()).isEmpty();
  }

  private SinkRecord hostile(String title) {
    return article("hostile", title, List.of());
  }

  private SinkRecord article(String id, String title, List<RegionTag> regions) {
    Outlet outlet = new Outlet("Odd & Even", "odd.example", null);
    Article article =
        new Article(
            id,
            "https://odd.example/'\"><script>window.harmed=1</script>",
            "https://odd.example/'\"><script>window.harmed=1</script>",
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
            id,
            List.of(),
            List.of(new CountryTag("KE", 1, List.of(CountryTag.MENTIONED), Map.of(), false)),
            regions);
    return log.put(Topics.ARTICLES, id, article);
  }
}
