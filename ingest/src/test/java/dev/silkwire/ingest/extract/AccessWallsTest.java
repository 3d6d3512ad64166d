package dev.silkwire.ingest.extract;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.date.DateReader;
import dev.silkwire.ingest.extract.AccessWall.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessWallsTest {
  private static final String BEGINNING =
      "<p>A pair of storks has nested on the chimney of the old brewery, says the keeper of it.</p>";

  private Extraction extract(String html) {
    return new ArticleExtractor(new DateReader())
        .extract(html.getBytes(UTF_8), null, "https://news.example/s");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<title>Just a moment...</title><p>Enable JavaScript and cookies to continue</p>",
        "<title>Access Denied</title><h1>Access Denied</h1><p>You don't have permission to access"
            + " this page on this server. Reference #18.2d3a1702.1700000000.1a2b3c4d</p>",
        "<h1>Please verify you are a human</h1><p>Press and hold the button to continue, as we have"
            + " seen unusual requests from your network in the last hours.</p>"
      })
  void aBotCheckIsReportedAndIsNotAnArticle(String html) {
    assertThat(extract(html).whyNot()).startsWith("a bot check");
  }

  @Test
  void aPageWithOnlyAConsentDialogIsACookieWall() {
    Extraction found =
        extract(
            "<title>The Herald</title><p>We value your privacy. We and our partners store"
                + " information on your device, such as cookies, and process personal data.</p>"
                + "<button>Accept all</button>");

    assertThat(found.wall().kind()).isEqualTo(Kind.CONSENT);
    assertThat(found.whyNot()).startsWith("a consent dialog");
  }

  @Test
  void aConsentDialogAboveAnArticleIsNotAWall() {
    Extraction found =
        extract("<div>We and our partners store cookies.</div>" + BEGINNING.repeat(9));

    assertThat(found.wall()).isNull();
    assertThat(found.articleFound()).isTrue();
  }

  @Test
  void anArticleAboutRobotsIsAnArticle() {
    String html =
        ("<p>Are you a robot? Sites ask so ever more often, and we asked them why.</p>").repeat(20);

    assertThat(extract(html).articleFound()).isTrue();
  }

  @Test
  void anArticleDeclaredAsNotFreeHasAPaywall() {
    String ld =
        "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"isAccessibleForFree\":false}"
            + "</script>";

    Extraction found = extract(ld + BEGINNING);

    assertThat(found.wall())
        .isEqualTo(
            new AccessWall(Kind.PAY, "a paywall: JSON-LD declares isAccessibleForFree as false"));
    assertThat(found.text()).startsWith("A pair of storks");
  }

  @Test
  void aNoticeAfterATeaserIsAPaywall() {
    Extraction found =
        extract(BEGINNING + "<div class=paywall-box><p>Subscribe to continue reading.</p></div>");

    assertThat(found.wall().says()).contains("subscribe to continue");
    assertThat(found.articleFound()).isTrue();
  }

  @Test
  void anOfferBesideAFreeArticleIsNotAPaywall() {
    assertThat(extract(BEGINNING + "<p>Subscribe to continue our work.</p>").wall()).isNull();
  }
}
