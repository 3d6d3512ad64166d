package dev.silkwire.ingest.extract;

import dev.silkwire.ingest.page.ElementFeatures;
import dev.silkwire.ingest.page.FlatDom;
import dev.silkwire.ingest.page.StructuredData;
import dev.silkwire.ingest.page.TextDensity;
import dev.silkwire.ingest.page.TextLength;
import dev.silkwire.ingest.title.Headline;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jsoup.nodes.Element;

/**
 * Finds the article in a page: excludes boilerplate, takes the blocks with the most running text,
 * tries again with less exclusion if they hold little of the page, and adds the standfirst.
 */
final class StoryFinder {
  private static final int SHORT_LENGTH = 250;

  private final FlatDom page;
  private final Headline headline;
  private final StructuredData data;
  private final Boilerplate boilerplate;
  private final TextDensity all;

  StoryFinder(FlatDom page, Headline headline, StructuredData data) {
    this.page = page;
    this.headline = headline;
    this.data = data;
    this.boilerplate = new Boilerplate(page);
    this.all = new TextDensity(page, boilerplate.byTag());
  }

  /**
   * The article that was found.
   *
   * @param blocks numbers of its elements, in document order
   * @param length {@link TextLength} of the text
   */
  record Story(List<Integer> blocks, String text, int length) {
    static final Story NONE = new Story(List.of(), "");

    Story(List<Integer> blocks, String text) {
      this(blocks, text, TextLength.count(text));
    }
  }

  /** Returns the page without boilerplate by tag. */
  TextDensity all() {
    return all;
  }

  /** Finds the article; {@link Story#NONE} if there is none. */
  Story find() {
    TextDensity kept = new TextDensity(page, boilerplate.byName());
    Story story = search(kept);
    if (story.length() < SHORT_LENGTH || story.length() < all.running(0) / 4) {
      Story wider = search(all);
      if (wider.length() > 2 * story.length()) {
        return withStandfirst(wider, all);
      }
    }
    return story.length() == 0 ? shortStory() : withStandfirst(story, kept);
  }

  /** Returns the article in elements that site rules have selected. */
  Story storyIn(List<Element> selected) {
    Set<Element> elements = new HashSet<>(selected);
    List<Integer> blocks = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      if (elements.contains(page.element(i))) {
        blocks.add(i);
        i = page.end(i) - 1;
      }
    }
    return story(blocks, all);
  }

  private Story search(TextDensity density) {
    List<Integer> blocks = new ContentFinder(page, density, headline.element()).find();
    return blocks.isEmpty() ? Story.NONE : story(blocks, density);
  }

  /**
   * Returns the text of an article element in which no paragraph is long enough to count as running
   * text.
   */
  private Story shortStory() {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(
          i, ElementFeatures.ARTICLE | ElementFeatures.MAIN | ElementFeatures.STORY_PROPERTY)) {
        return story(List.of(i), all);
      }
    }
    return Story.NONE;
  }

  private Story withStandfirst(Story story, TextDensity kept) {
    List<Integer> leads = new Standfirst(page, all, kept, headline, data).find(story.blocks());
    if (leads.isEmpty()) {
      return story;
    }
    String first =
        leads.stream().map(i -> StoryText.line(i, page, all)).collect(Collectors.joining("\n"));
    return new Story(story.blocks(), first + "\n" + story.text());
  }

  private Story story(List<Integer> blocks, TextDensity density) {
    return new Story(
        blocks, StoryText.of(blocks, page, density, headline.element(), headline.text()));
  }
}
