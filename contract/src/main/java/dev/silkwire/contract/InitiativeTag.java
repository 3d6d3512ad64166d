package dev.silkwire.contract;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * An initiative an article speaks of.
 *
 * @param id of the catalogue entry
 * @param count how many mentions; an apposition with its acronym is one
 * @param mentions the first {@link FieldLimits#MENTIONS} of them, in reading order
 */
public record InitiativeTag(String id, int count, List<Evidence> mentions) {
  public InitiativeTag {
    FieldCheck.id("initiative", requireNonNull(id));
    mentions = Frozen.copy(mentions);
    FieldCheck.count("mentions", mentions.size(), FieldLimits.MENTIONS);
  }
}
