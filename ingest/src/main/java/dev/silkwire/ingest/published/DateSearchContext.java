package dev.silkwire.ingest.published;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;

/** Where dates are looked for: a page, where its headline stands, and how it writes dates. */
final class DateSearchContext {
  private static final long BESIDE = ElementFeatures.BESIDE | ElementFeatures.SIDE;
  private static final long PICTURE = ElementFeatures.CAPTION | ElementFeatures.FIGURE;
  private static final double MUCH = 0.4;

  private final FlatDom page;
  private final int headline;
  private final boolean monthFirst;
  private final int[] lettersBefore;

  /**
   * @param headline the number of the element that prints it, {@link FlatDom#NONE} when none does
   * @param monthFirst how the page writes {@code 3/4/2021}
   */
  DateSearchContext(FlatDom page, int headline, boolean monthFirst) {
    this.page = page;
    this.headline = headline;
    this.monthFirst = monthFirst;
    this.lettersBefore = new int[page.size() + 1];
    for (int i = 0; i < page.size(); i++) {
      lettersBefore[i + 1] =
          lettersBefore[i] + (page.is(i, ElementFeatures.SILENT) ? 0 : page.letters(i));
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

  /** Whether it stands in a box beside the story. */
  boolean isElsewhere(int i) {
    return box(i, BESIDE | ElementFeatures.ELSEWHERE) > 0;
  }

  /** Whether it can be of the story: not of another, nor below a picture, nor beside them all. */
  boolean isAboutStory(int i) {
    int beside = box(i, BESIDE);
    return box(i, ElementFeatures.ELSEWHERE | PICTURE) < 0
        && (beside < 0
            || page.closest(beside, ElementFeatures.ARTICLE | ElementFeatures.MAIN) >= 0);
  }

  /** The nearest box around it that has the headline outside, and is not most of the page. */
  private int box(int i, long kind) {
    int box = page.closest(i, kind);
    while (box > 0 && isStoryBox(box)) {
      box = page.closest(page.parent(box), kind);
    }
    return box > 0 ? box : FlatDom.NONE;
  }

  private boolean isStoryBox(int box) {
    int letters = lettersBefore[page.end(box)] - lettersBefore[box];
    return page.holds(box, Math.max(0, headline)) || letters > MUCH * lettersBefore[page.size()];
  }
}
