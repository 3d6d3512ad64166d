package dev.silkwire.sink.api;

/** The key of a mention: one initiative in one article. */
record MentionKey(String articleId, String initiative) {}
