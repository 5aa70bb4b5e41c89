/** The ledger over HTTP: the contract's interfaces as proxies, login, and problems as sentences. */
@NullMarked
package io.shadowledger.cli.client;

import org.jspecify.annotations.NullMarked;
