package dev.silkwire.sink.query;

/** The key of a mention: one initiative in one article. */
public record MentionKey(String articleId, String initiative) {}
