package io.shadowledger.proof.arena;

import io.shadowledger.sandbox.backing.BackingException;
import io.shadowledger.sandbox.backing.Ports;
import java.util.stream.IntStream;

/**
 * Ports below those that systems give to outgoing connections (from 32768 on Linux, 49152 elsewhere): a server that was
 * killed must find its port free again, and its clients, knocking all the while, must not meet themselves there.
 */
final class ArenaPorts {

    private static final int FIRST = 20_000;
    private static final int LAST = 32_000;
    private static final int STRIDE = 64;

    private ArenaPorts() {}

    /** As many free ports, from a place that other processes of this kind do not begin at. */
    static int[] free(int count) {
        int begin = (int) (ProcessHandle.current().pid() * STRIDE % (LAST - FIRST));
        int[] ports = IntStream.range(0, LAST - FIRST)
                .map(step -> FIRST + (begin + step) % (LAST - FIRST))
                .filter(Ports::isFree)
                .limit(count)
                .toArray();
        if (ports.length < count) {
            throw new BackingException("no " + count + " free ports from " + FIRST + " to " + LAST
                    + " on 127.0.0.1: stop what listens there");
        }
        return ports;
    }
}
