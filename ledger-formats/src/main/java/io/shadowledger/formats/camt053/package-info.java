/** ISO 20022 BankToCustomerStatement, camt.053.001.02 to .14. */
@NullMarked
package io.shadowledger.formats.camt053;

import org.jspecify.annotations.NullMarked;
