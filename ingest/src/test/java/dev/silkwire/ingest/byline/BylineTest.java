package dev.silkwire.ingest.byline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.silkwire.ingest.extract.Extraction;
import dev.silkwire.ingest.extract.TestPage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BylineTest {
  private static final String LD =
      "<script type=application/ld+json>{\"@type\":\"NewsArticle\",\"author\":%s}</script>";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'@type':'Person','name':{'@type':'Person','name':'Ann Otieno'}} | Ann Otieno",
        "[null, {'name':['Ann Otieno', 'Bo Chen']}] | Ann Otieno; Bo Chen",
        "{'@type':'Person','name':'Ann Otieno, MD, Ph.D.'} | Ann Otieno",
        "{'name':'Ann Otieno, RN, and Bo Chen, MPH'} | Ann Otieno; Bo Chen",
        "{'name':'Dr. Ann Otieno PhD'} | Dr. Ann Otieno",
        "'By Ann Otieno and Bo Chen, Staff Writers' | Ann Otieno; Bo Chen",
        "'Posted byAnn Otieno' | Ann Otieno",
        "'Ann Otieno, Senior Director of Operations' | Ann Otieno",
        "'Ann Otieno / dpa' | Ann Otieno; dpa",
        "'O&#8217;Brien, Kate O&#8217;Brien' | Kate O’Brien",
        "{'name':'admin'} | ``",
        "{'name':'River Herald Staff'} | ``",
        "{'name':'harbour-desk_2'} | ``",
        "{'name':'page.head.extra.author'} | ``",
        "{'name':'{{author.name}}'} | ``",
        "{'name':'https://social.example/riverherald'} | ``",
        "{'name':'undefined'} | ``",
        "'This story was written for you by a group of people who know it' | ``",
        "{'@type':'Organization','name':'dpa'} | dpa",
        "{'@type':'Organization','name':'River Herald'} | River Herald"
      })
  void readsTheAuthorsInJsonLd(String author, @Nullable String expected) {
    String head = LD.formatted(author.replace('\'', '"'));

    assertThat(TestPage.read(head, "").authors()).isEqualTo(names(expected));
  }

  @Test
  void resolvesAnAuthorByIdInJsonLd() {
    String head =
        "<script"
            + " type=application/ld+json>{\"@graph\":[{\"@type\":\"Article\",\"author\":[{\"@id\":\"#7\"}]},{\"@type\":\"Person\",\"@id\":\"#7\",\"name\":\"Ann"
            + " Otieno\"}]}</script>";

    assertThat(TestPage.read(head, "").authors()).containsExactly("Ann Otieno");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<meta name=author content='River Herald'>",
        "<meta name=author content='THE RIVER HERALD'>",
        "<meta name=author content='river.example'>",
        "<meta name=author content='jsmith42'>",
        "<meta name=author content='Editor'>",
        "<meta property=article:author content='https://social.example/riverherald'>",
        "<meta name=twitter:label1 content='Reading time'><meta name=twitter:data1 content='1"
            + " minute'>"
      })
  void printedAuthorsAreUsedIfMetaElementsHaveNone(String head) {
    assertThat(TestPage.read(head, "<div class=byline>By Ann Otieno</div>").authors())
        .containsExactly("Ann Otieno");
  }

  @Test
  void variantsOfTheOutletsNameAreNotAuthors() {
    String head =
        "<meta property=og:site_name content='St. Ives & Tana Herald'>"
            + "<meta name=author content='Saint Ives and Tana Herald'>";

    assertThat(TestPage.read(head, "<p class=byline>Ann Otieno</p>").authors())
        .containsExactly("Ann Otieno");
  }

  @Test
  void readsAllMetaElementsForAuthors() {
    String head =
        "<meta name=author content='River Herald'><meta name=author content='Ann Otieno'>";

    assertThat(TestPage.read(head, "").authors()).containsExactly("Ann Otieno");
  }

  @Test
  void readsTheAuthorInATwitterCard() {
    String head =
        "<meta name=twitter:label1 content='Written by'><meta name=twitter:data1 content='Ann"
            + " Otieno'>";

    assertThat(TestPage.read(head, "").authors()).containsExactly("Ann Otieno");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<p>By <a href=/people/ann>Ann Otieno</a></p> | Ann Otieno",
        "<p>By <a rel=author href=/a>Ann Otieno</a> and <a rel=author href=/b>Bo Chen</a></p> | Ann"
            + " Otieno; Bo Chen",
        "<h6>Von Ann Otieno und Bo Chen</h6> | Ann Otieno; Bo Chen",
        "<p>Publié par Ann Otieno le 3 mai 2026</p> | ``",
        "<p>Written by</p><p>Ann Otieno</p> | Ann Otieno",
        "<div class=post-author__name><span>Ann</span> <span>Otieno</span></div> | Ann Otieno",
        "<div class=byline>By <span class=author>Ann Otieno</span> <a href=mailto:a@b.example>Email"
            + " the author</a> | `Ann Otieno`",
        "<div class=byline><span class=x>Ann Otieno</span> <span class=x>Bo Chen</span></div> | Ann"
            + " Otieno; Bo Chen",
        "<div class=author><b>Ann Otieno</b><i>Head Winemaker</i></div> | Ann Otieno",
        "<a href=/authors/ann-otieno>Ann Otieno</a> | Ann Otieno",
        "<p>Reviewed by Bo Chen</p><p>Words by Ann Otieno</p> | Ann Otieno",
        "<div class=author>3 min read</div> | ``",
        "<div class=byline>Share this story</div> | ``",
        "<p>By Monday the bridge was open.</p> | ``",
        "<aside class=post-author>Katie Okello</aside> | Katie Okello",
        "<div class=byline>記者 陳大文</div> | 陳大文",
        "<div class=byline>박준석 기자</div> | 박준석"
      })
  void readsTheBylineNearTheHeadline(String below, @Nullable String expected) {
    assertThat(TestPage.read("", below).authors()).isEqualTo(names(expected));
  }

  @Test
  void aSingleAuthorBoxAfterTheArticleIsTheByline() {
    String box =
        "<div class=author-box><h4>Ann Otieno</h4><p>Ann has written of rivers for ten"
            + " years.</p></div>";

    assertThat(behind(box)).containsExactly("Ann Otieno");
    assertThat(behind(box + box.replace("Ann Otieno", "Bo Chen"))).isEmpty();
  }

  @Test
  void anOutletWithTheNameOfAPersonIsTheAuthor() {
    Extraction found =
        TestPage.read(
            "",
            "<h1>Bridge over the Tana opens</h1><p class=byline>By Ann Otieno</p>",
            "",
            "https://annotieno.example/bridge");

    assertThat(found.authors()).containsExactly("Ann Otieno");
  }

  private static List<String> behind(String box) {
    String filler = "<p>More of the river than fits into one page.</p>".repeat(300);
    String headline = "<h1>Bridge over the Tana opens</h1>";
    return TestPage.read("", headline, filler + box, "https://river.example/news/bridge").authors();
  }

  private static List<String> names(@Nullable String expected) {
    return expected == null || expected.isEmpty() ? List.of() : List.of(expected.split("; "));
  }
}
