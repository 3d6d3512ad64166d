package dev.silkwire.enrich.initiative;

import dev.silkwire.contract.record.Initiative;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The difference between two catalogues.
 *
 * @param added new entries
 * @param changed entries whose content differs
 * @param removed ids that the new catalogue lacks
 */
public record CatalogueChanges(
    List<Initiative> added, List<Initiative> changed, List<String> removed) {
  public CatalogueChanges {
    added = List.copyOf(added);
    changed = List.copyOf(changed);
    removed = List.copyOf(removed);
  }

  /** Computes the changes that turn the entries in force into a wanted catalogue. */
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

  /** Returns the changes without removals: entries that the new catalogue lacks stay in force. */
  public CatalogueChanges keepingOthers() {
    return new CatalogueChanges(added, changed, List.of());
  }

  /** Returns whether there are no changes. */
  public boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}
