package io.shadowledger.proof.bench;

import java.time.Duration;
import java.util.stream.Stream;

/** Processor time of processes with their children. On a machine that others use as well, it is what can be compared. */
final class Cpu {

    private Cpu() {}

    static Duration of(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(root -> Stream.concat(Stream.of(root), root.descendants()))
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
