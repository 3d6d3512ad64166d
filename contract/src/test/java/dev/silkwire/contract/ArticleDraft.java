package dev.silkwire.contract;

import dev.silkwire.contract.record.Article;
import dev.silkwire.contract.record.CountryTag;
import dev.silkwire.contract.record.InitiativeTag;
import dev.silkwire.contract.record.Outlet;
import dev.silkwire.contract.record.Published;
import dev.silkwire.contract.record.RegionTag;
import java.time.Instant;
import java.util.List;

/** A builder of articles, whose defaults come from the sample article. Not thread-safe. */
public final class ArticleDraft {
  private final Article sample;
  private Outlet outlet;
  private String title;
  private Published published;
  private Instant fetchedAt;
  private int revision;
  private List<InitiativeTag> initiatives;
  private List<CountryTag> countries;
  private List<RegionTag> regions;

  private ArticleDraft(Article sample) {
    this.sample = sample;
    this.outlet = sample.outlet();
    this.title = sample.title();
    this.published = sample.published();
    this.fetchedAt = sample.fetchedAt();
    this.revision = sample.revision();
    this.initiatives = sample.initiatives();
    this.countries = sample.countries();
    this.regions = sample.regions();
  }

  /** Starts with the sample article under another id. */
  public static ArticleDraft of(String id) {
    return new ArticleDraft(Samples.article(id));
  }

  public ArticleDraft outlet(Outlet value) {
    outlet = value;
    return this;
  }

  public ArticleDraft title(String value) {
    title = value;
    return this;
  }

  public ArticleDraft published(Published value) {
    published = value;
    return this;
  }

  public ArticleDraft fetchedAt(Instant value) {
    fetchedAt = value;
    return this;
  }

  public ArticleDraft revision(int value) {
    revision = value;
    return this;
  }

  public ArticleDraft initiatives(List<InitiativeTag> value) {
    initiatives = value;
    return this;
  }

  public ArticleDraft countries(List<CountryTag> value) {
    countries = value;
    return this;
  }

  public ArticleDraft regions(List<RegionTag> value) {
    regions = value;
    return this;
  }

  /** Builds the article. */
  public Article article() {
    return new Article(
        sample.id(),
        sample.url(),
        sample.canonicalUrl(),
        outlet,
        sample.feed(),
        title,
        sample.text(),
        sample.captions(),
        sample.authors(),
        sample.language(),
        published,
        sample.modifiedAt(),
        fetchedAt,
        revision,
        sample.id(),
        initiatives,
        countries,
        regions);
  }
}
