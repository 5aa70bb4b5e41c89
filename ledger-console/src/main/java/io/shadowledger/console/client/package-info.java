/** The way to the ledger: proxies of its interfaces with the signed-in user's token, and its problems as exceptions. */
@NullMarked
package io.shadowledger.console.client;

import org.jspecify.annotations.NullMarked;
