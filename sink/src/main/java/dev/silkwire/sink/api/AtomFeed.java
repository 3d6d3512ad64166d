package dev.silkwire.sink.api;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.JsonNode;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import dev.silkwire.contract.limit.StorableText;
import dev.silkwire.contract.record.ContentHash;
import dev.silkwire.sink.view.ArticleListView.Evidence;
import dev.silkwire.sink.view.ArticleListView.Listed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * An Atom feed (RFC 4287) of selected articles, written by Rome. Ids are tag URIs made from the
 * article id and the selection, so that they do not change with the server's address. Stateless.
 */
final class AtomFeed {
  private static final String AUTHORITY = "tag:silkwire.dev,2026:";
  private static final int MAX_SENTENCES = 3;

  private AtomFeed() {}

  /**
   * Returns the document.
   *
   * @param self URL of the request
   * @param selection query parameters of the request
   */
  static String of(List<Listed> articles, String self, Map<String, String> selection) {
    Feed feed = new Feed("atom_1.0");
    String sorted = new TreeMap<>(selection).toString();
    feed.setId(AUTHORITY + "selection/" + ContentHash.of(sorted));
    feed.setTitle(
        selection.isEmpty()
            ? "Silkwire"
            : "Silkwire: " + clean(String.join(", ", new TreeMap<>(selection).values())));
    feed.setOtherLinks(List.of(link("self", "application/atom+xml", clean(self))));
    feed.setUpdated(
        Date.from(
            articles.stream()
                .map(Listed::fetchedAt)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH)));
    feed.setEntries(articles.stream().map(AtomFeed::entry).toList());
    try {
      return new WireFeedOutput().outputString(feed);
    } catch (FeedException e) {
      throw new IllegalStateException("cannot write the Atom feed", e);
    }
  }

  private static Entry entry(Listed article) {
    Entry entry = new Entry();
    entry.setId(AUTHORITY + "article/" + article.id());
    entry.setTitle(clean(article.title()));
    if (article.url() != null) {
      entry.setAlternateLinks(List.of(link("alternate", "text/html", clean(article.url()))));
    }
    entry.setUpdated(Date.from(article.fetchedAt()));
    if (article.published().at() != null && !article.published().suspect()) {
      entry.setPublished(Date.from(article.published().at()));
    }
    entry.setAuthors(List.of(author(article)));
    Content summary = new Content();
    summary.setType("text");
    summary.setValue(clean(excerpt(article)));
    entry.setSummary(summary);
    return entry;
  }

  private static SyndPerson author(Listed article) {
    Person outlet = new Person();
    outlet.setName(
        clean(
            Objects.requireNonNullElse(
                article.outlet().name(),
                Objects.requireNonNullElse(article.outlet().domain(), "unknown"))));
    return outlet;
  }

  /** Returns the sentences of the mentions, or the beginning of the text when there are none. */
  private static String excerpt(Listed article) {
    List<String> sentences = new ArrayList<>();
    for (Evidence evidence : article.initiatives()) {
      for (JsonNode sentence : evidence.sentences()) {
        sentences.add(sentence.path("text").asText());
      }
    }
    return sentences.isEmpty()
        ? article.lead()
        : sentences.stream().distinct().limit(MAX_SENTENCES).collect(joining(" … "));
  }

  /** Removes characters that XML 1.0 does not allow, and bidirectional overrides. */
  private static String clean(String text) {
    return StorableText.clean(text).replace("\r", "");
  }

  private static Link link(String rel, String type, String href) {
    Link link = new Link();
    link.setRel(rel);
    link.setType(type);
    link.setHref(href);
    return link;
  }
}
