package dev.silkwire.contract.record;

import static java.util.Objects.requireNonNull;

import dev.silkwire.contract.limit.FieldCheck;
import dev.silkwire.contract.limit.FieldLimits;
import dev.silkwire.contract.limit.Frozen;
import java.util.List;

/**
 * An initiative that an article mentions.
 *
 * @param id id of the catalogue entry
 * @param count number of mentions; a name followed by its acronym in brackets is one mention
 * @param mentions the first {@link FieldLimits#MENTIONS} mentions, in reading order
 */
public record InitiativeTag(String id, int count, List<Evidence> mentions) {
  public InitiativeTag {
    FieldCheck.id("initiative", requireNonNull(id));
    mentions = Frozen.copy(mentions);
    FieldCheck.count("mentions", mentions.size(), FieldLimits.MENTIONS);
  }
}
