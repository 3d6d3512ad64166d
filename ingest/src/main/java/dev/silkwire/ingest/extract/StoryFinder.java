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
 * The story in a page: what stands around it left out under guard, the block with the most running
 * text, a second try when that holds little of the page, and the standfirst before it.
 */
final class StoryFinder {
  private static final int LITTLE = 250;

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
   * What was found.
   *
   * @param blocks by number, in document order
   * @param length of the text, as {@link TextLength} count
   */
  record Story(List<Integer> blocks, String text, int length) {
    static final Story NONE = new Story(List.of(), "");

    Story(List<Integer> blocks, String text) {
      this(blocks, text, TextLength.count(text));
    }
  }

  /** The page without what its tags make boilerplate. */
  TextDensity all() {
    return all;
  }

  Story find() {
    TextDensity kept = new TextDensity(page, boilerplate.byName());
    Story story = attempt(kept);
    if (story.length() < LITTLE || story.length() < all.running(0) / 4) {
      Story wider = attempt(all);
      if (wider.length() > 2 * story.length()) {
        return withStandfirst(wider, all);
      }
    }
    return story.length() == 0 ? fewWords() : withStandfirst(story, kept);
  }

  /** The story in elements that somebody else has chosen. */
  Story written(List<Element> chosen) {
    Set<Element> elements = new HashSet<>(chosen);
    List<Integer> blocks = new ArrayList<>();
    for (int i = 0; i < page.size(); i++) {
      if (elements.contains(page.element(i))) {
        blocks.add(i);
        i = page.end(i) - 1;
      }
    }
    return written(blocks, all);
  }

  private Story attempt(TextDensity measures) {
    List<Integer> blocks = new ContentFinder(page, measures, headline.element()).find();
    return blocks.isEmpty() ? Story.NONE : written(blocks, measures);
  }

  /** No paragraph is long enough to count, but an article element has words. */
  private Story fewWords() {
    for (int i = 0; i < page.size(); i++) {
      if (page.is(
          i, ElementFeatures.ARTICLE | ElementFeatures.MAIN | ElementFeatures.STORY_PROPERTY)) {
        return written(List.of(i), all);
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

  private Story written(List<Integer> blocks, TextDensity measures) {
    return new Story(
        blocks, StoryText.of(blocks, page, measures, headline.element(), headline.text()));
  }
}
