package dev.silkwire.sink.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.contract.record.ContentHash;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How the page looks, to whom, and when things are not well. */
class PageLookIT extends PageFixture {
  private static final List<String> VIEWS =
      List.of(
          "",
          "#initiative=digital-silk-road&country=KZ&period=30",
          "#initiative=digital-silk-road&with=bri",
          "#article=" + ContentHash.of("story", "1"),
          "#view=feeds",
          "#view=pipeline");

  @Test
  void theMapIsShownWithoutBrowserErrors() throws Exception {
    fill();
    open("");
    chromium().until("document.querySelectorAll('#stories li').length === 30");

    assertThat(chromium().read("document.querySelector('#figures dd').textContent"))
        .isEqualTo("150");
    assertThat(chromium().read("document.querySelectorAll('#map .shade5').length"))
        .isNotEqualTo("0");
    assertThat(chromium().read("document.querySelectorAll('#map circle:not(.shade0)').length"))
        .as("small states with stories have dots")
        .isNotEqualTo("0");
    assertThat(chromium().complaints()).isEmpty();
    screenshot("world.png");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#view=feeds", "#view=pipeline", "#initiative=bri&period=30"})
  void aPhoneNeedsNoSidewaysScrolling(String selection) throws Exception {
    fill();
    chromium().size(375, 812, "dark");
    open(selection);
    chromium().until("document.querySelector('#live[data-state=well]')");

    assertThat(chromium().read("document.documentElement.scrollWidth")).isEqualTo("375");
    screenshot("phone" + selection.replaceAll("[^a-z0-9]+", "-") + ".png");
  }

  @ParameterizedTest
  @CsvSource({"1360, light", "375, dark"})
  void axeFindsNoAccessibilityProblem(int width, String scheme) throws Exception {
    fill();
    chromium().size(width, 1000, scheme);
    for (String selection : VIEWS) {
      open(selection);
      chromium().until("document.querySelector('#live[data-state=well]')");
      assertThat(chromium().violations()).as("%s at %d, %s", selection, width, scheme).isEmpty();
    }
  }

  @Test
  void thePageIsLight() throws Exception {
    fill();
    open("");
    chromium().until("document.querySelectorAll('#stories li').length === 30");

    String bytes =
        "performance.getEntriesByType('resource').reduce((sum, e) => sum + e.transferSize, 0)";
    assertThat(Double.parseDouble(chromium().read("String(" + bytes + ")"))).isLessThan(500_000);
  }

  @Test
  void anEmptyDatabaseShowsWhatWillHappen() throws Exception {
    open("");
    chromium().until("document.querySelector('#stories .empty')");

    assertThat(chromium().read("document.getElementById('note').textContent"))
        .contains("Nothing has arrived yet");
  }

  @Test
  void aBadSelectionAndALostServerAreReported() throws Exception {
    fill();
    open("#country=Kenya");
    chromium().until("document.getElementById('banner').textContent.includes('country')");
    server.hangUp();
    chromium().until("document.getElementById('banner').textContent.includes('does not answer')");
  }
}
