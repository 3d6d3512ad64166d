package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

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
