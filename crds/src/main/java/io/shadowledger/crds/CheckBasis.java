package io.shadowledger.crds;

/** Which of an entry's two times a report goes by; named as on the wire. */
public enum CheckBasis {
    value,
    booked
}
