package io.shadowledger.crds;

/** How far a request is. The last three are final. */
public enum RunPhase {
    /** Something has to be there first; the message says what. */
    Pending,
    /** Its Job works. */
    Running,
    /** It is over, and the book is as it should be. */
    Good,
    /** It is over, and the book is not as it should be; the finding says where. */
    Bad,
    /** It was refused or could not be ended; the message says why and what to do. */
    Failed;

    /** Whether nothing more happens. */
    public boolean finished() {
        return this != Pending && this != Running;
    }
}
