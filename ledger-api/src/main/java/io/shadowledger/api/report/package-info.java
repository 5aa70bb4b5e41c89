/** What reports of the core banking system bring beside balances, and how their files are read. */
@NullMarked
package io.shadowledger.api.report;

import org.jspecify.annotations.NullMarked;
