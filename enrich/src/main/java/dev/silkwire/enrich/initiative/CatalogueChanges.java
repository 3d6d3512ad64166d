package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.Initiative;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What has to be written for one catalogue to become another.
 *
 * @param added entries that are new
 * @param changed entries that say something else than before
 * @param removed ids that the other catalogue lacks
 */
public record CatalogueChanges(
    List<Initiative> added, List<Initiative> changed, List<String> removed) {
  public CatalogueChanges {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** From what is in force to what is wanted. */
  public static CatalogueChanges between(Map<String, Initiative> inForce, Catalogue wanted) {
    List<Initiative> added = new ArrayList<>();
    List<Initiative> changed = new ArrayList<>();
    for (Initiative entry : wanted.initiatives()) {
      Initiative before = inForce.get(entry.id());
      if (before == null) {
        added.add(entry);
      } else if (!before.equals(entry)) {
        changed.add(entry);
      }
    }
    List<String> removed =
        inForce.keySet().stream().filter(id -> wanted.entry(id) == null).sorted().toList();
    return new CatalogueChanges(added, changed, removed);
  }

  /** The same without removals: entries the other catalogue lacks stay in force. */
  public CatalogueChanges keepingOthers() {
    return new CatalogueChanges(added, changed, List.of());
  }

  /** Whether there is nothing to write. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}
