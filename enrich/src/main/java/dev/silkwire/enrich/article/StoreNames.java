package dev.silkwire.enrich.article;

/**
 * Names of the stores that the steps by article share.
 *
 * @param known what is known of each article
 * @param pending articles that await their verdict
 * @param statements what each original says
 * @param stories which articles carry each story, in sum
 * @param storyCopies the copies of each story
 * @param catalogue the global catalogue
 */
public record StoreNames(
    String known,
    String pending,
    String statements,
    String stories,
    String storyCopies,
    String catalogue) {}
