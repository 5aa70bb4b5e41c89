package io.shadowledger.proof.hostile;

/**
 * What became of events sent over HTTP; every one is counted in one place.
 *
 * @param sent how many there were
 * @param accepted how many the service put on the topic
 * @param known how many it had already, with the same or other content
 * @param rejected how many it refused as wrong
 */
record HttpTally(long sent, long accepted, long known, long rejected) {

    static final HttpTally NONE = new HttpTally(0, 0, 0, 0);

    HttpTally plus(HttpTally other) {
        return new HttpTally(
                sent + other.sent, accepted + other.accepted, known + other.known, rejected + other.rejected);
    }

    boolean isComplete() {
        return sent == accepted + known + rejected;
    }
}
