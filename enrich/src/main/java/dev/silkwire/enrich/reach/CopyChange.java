package dev.silkwire.enrich.reach;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.StoryArticle;
import dev.silkwire.enrich.format.ContractFields;
import dev.silkwire.enrich.format.FieldReader;
import dev.silkwire.enrich.format.FieldWriter;
import dev.silkwire.enrich.format.StateSerde;
import java.time.Instant;

/** A message from a copy to its original. Receiving it twice is the same as receiving it once. */
public sealed interface CopyChange {
  /** The id of the copy. */
  String copy();

  /** The arrival of the copy. */
  Instant at();

  /** The article repeats the original, from now on or still. */
  record Present(StoryArticle article) implements CopyChange {
    public Present {
      requireNonNull(article);
    }

    @Override
    public String copy() {
      return article.id();
    }

    @Override
    public Instant at() {
      return article.fetchedAt();
    }
  }

  /** The article no longer repeats the original. */
  record Gone(String copy, Instant at) implements CopyChange {
    public Gone {
      requireNonNull(copy);
      requireNonNull(at);
    }
  }

  /** Returns the serde of the repartition topic. */
  static StateSerde<CopyChange> serde() {
    return StateSerde.of(CopyChange::write, CopyChange::read);
  }

  private static void write(CopyChange change, FieldWriter to) {
    if (change instanceof Present present) {
      ContractFields.write(present.article, to.one(1));
    } else {
      to.one(0).name(change.copy()).moment(change.at());
    }
  }

  private static CopyChange read(FieldReader from) {
    return from.one() == 1
        ? new Present(ContractFields.storyArticle(from))
        : new Gone(from.name(), from.moment());
  }
}
