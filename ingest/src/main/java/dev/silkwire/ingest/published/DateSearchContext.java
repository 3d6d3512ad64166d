package dev.silkwire.ingest.published;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;

/**
 * The context of a search for dates: the page, its headline, and the order of day and month.
 * Immutable.
 */
final class DateSearchContext {
  private static final long BESIDE = ElementFeatures.ASIDE | ElementFeatures.SIDEBAR_NAME;
  private static final long PICTURE = ElementFeatures.CAPTION | ElementFeatures.FIGURE;
  private static final double MAX_SHARE_OF_BOX = 0.4;

  private final FlatDom page;
  private final int headline;
  private final boolean monthFirst;
  private final int[] lengthBefore;

  /**
   * @param headline number of the headline's element, {@link FlatDom#NONE} if there is none
   * @param monthFirst whether {@code 3/4/2021} is the fourth of March
   */
  DateSearchContext(FlatDom page, int headline, boolean monthFirst) {
    this.page = page;
    this.headline = headline;
    this.monthFirst = monthFirst;
    this.lengthBefore = new int[page.size() + 1];
    for (int i = 0; i < page.size(); i++) {
      lengthBefore[i + 1] =
          lengthBefore[i] + (page.is(i, ElementFeatures.NO_TEXT) ? 0 : page.ownLength(i));
    }
  }

  FlatDom page() {
    return page;
  }

  int headline() {
    return headline;
  }

  boolean monthFirst() {
    return monthFirst;
  }

  /** Returns whether the element is in a box that is not about the article. */
  boolean isUnrelated(int i) {
    return box(i, BESIDE | ElementFeatures.UNRELATED_NAME) > 0;
  }

  /**
   * Returns whether the element can be about the article: not about another one, not in a caption,
   * not in a sidebar of the page.
   */
  boolean isAboutArticle(int i) {
    int beside = box(i, BESIDE);
    return box(i, ElementFeatures.UNRELATED_NAME | PICTURE) < 0
        && (beside < 0
            || page.closest(beside, ElementFeatures.ARTICLE | ElementFeatures.MAIN) >= 0);
  }

  /**
   * Returns the nearest ancestor with a feature that does not contain the headline or most of the
   * page; {@link FlatDom#NONE} if there is none.
   */
  private int box(int i, long feature) {
    int box = page.closest(i, feature);
    while (box > 0 && containsArticle(box)) {
      box = page.closest(page.parent(box), feature);
    }
    return box > 0 ? box : FlatDom.NONE;
  }

  private boolean containsArticle(int box) {
    int length = lengthBefore[page.end(box)] - lengthBefore[box];
    return page.contains(box, Math.max(0, headline))
        || length > MAX_SHARE_OF_BOX * lengthBefore[page.size()];
  }
}
