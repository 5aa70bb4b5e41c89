package io.shadowledger.api.matching;

/** How the events of the shadow and the entries of the CBS go together. */
public enum MatchKind {
    /** One event is one entry. */
    ONE_TO_ONE,
    /** One event that the CBS reports as several entries. */
    ONE_TO_MANY,
    /** Several events that the CBS reports as one entry. */
    MANY_TO_ONE,
    /** Several could go together, equally well, and are not the same: nobody decides it by chance. */
    AMBIGUOUS,
    /** An event that is not among the entries that the CBS reports. */
    ONLY_SHADOW,
    /** An entry of the CBS that no event has brought. */
    ONLY_CBS
}
