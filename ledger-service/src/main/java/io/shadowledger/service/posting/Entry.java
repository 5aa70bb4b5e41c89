package io.shadowledger.service.posting;

import io.shadowledger.service.event.BookableEvent;

/** An entry that is about to be written: the event, its place, and its link of the content chain. */
record Entry(long offset, BookableEvent event, boolean overdraft, byte[] chainHash) {}
