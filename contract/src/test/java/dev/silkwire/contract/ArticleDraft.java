package dev.silkwire.contract;

import java.time.Instant;
import java.util.List;

/** An article that is the sample but for what is said otherwise. Not thread-safe. */
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

  /** A story of its own. */
  public static ArticleDraft of(String id) {
    return new ArticleDraft(Samples.article(id));
  }

  public ArticleDraft outlet(Outlet other) {
    outlet = other;
    return this;
  }

  public ArticleDraft title(String other) {
    title = other;
    return this;
  }

  public ArticleDraft published(Published other) {
    published = other;
    return this;
  }

  public ArticleDraft fetchedAt(Instant other) {
    fetchedAt = other;
    return this;
  }

  public ArticleDraft revision(int other) {
    revision = other;
    return this;
  }

  public ArticleDraft initiatives(List<InitiativeTag> others) {
    initiatives = others;
    return this;
  }

  public ArticleDraft countries(List<CountryTag> others) {
    countries = others;
    return this;
  }

  public ArticleDraft regions(List<RegionTag> others) {
    regions = others;
    return this;
  }

  /** The article. */
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
