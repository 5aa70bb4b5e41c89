package io.shadowledger.service.drift;

import java.time.Instant;

/**
 * The latest earlier report in which an account's books tied, but for rounding. What made them differ came after it, and
 * the rounding that was there then is no part of it.
 *
 * @param asOf that report's as-of time
 * @param rounding the difference that it showed, in minor units, within the currency's tolerance
 * @param slack how far rounding may have moved since, in minor units
 */
record LastTie(Instant asOf, long rounding, long slack) {}
