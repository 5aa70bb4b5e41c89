package io.shadowledger.proof.workload;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Records that no reader can make an event of, each with one fault. */
final class Rubbish {

    private static final String GOOD = "{\"eventId\":\"%s\",\"accountId\":\"acc-rubbish\",\"type\":\"credit\","
            + "\"amount\":\"12.50\",\"currency\":\"EUR\",\"timestamp\":\"2026-03-02T12:00:00Z\"}";

    private static final List<Fault> FAULTS = List.of(
            new Fault("no value", "", null),
            new Fault("an array", "{", "[{"),
            new Fault("cut off", "\"timestamp\"", null),
            new Fault("something after the end", "Z\"}", "Z\"} 1"),
            new Fault("no account", "\"accountId\":\"acc-rubbish\",", ""),
            new Fault("an account of the ledger's own", "acc-rubbish", "@control"),
            new Fault("a path for an account", "acc-rubbish", "../acc"),
            new Fault("no such type", "credit", "refund"),
            new Fault("amount zero", "\"12.50\"", "0"),
            new Fault("amount negative", "\"12.50\"", "-1"),
            new Fault("amount with three decimals", "12.50", "12.505"),
            new Fault("amount of sixteen digits", "12.50", "99999999999999.99"),
            new Fault("amount beyond all bounds", "\"12.50\"", "1e999999999"),
            new Fault("amount true", "\"12.50\"", "true"),
            new Fault("amount given twice", "\"currency\"", "\"amount\":\"1\",\"currency\""),
            new Fault("no such currency", "EUR", "ABC"),
            new Fault("a control character in the currency", "EUR", "E\\u0000R"),
            new Fault("a control character in the id", "\"eventId\":\"", "\"eventId\":\"\\u0007"),
            new Fault("half a surrogate pair", "\"eventId\":\"", "\"eventId\":\"\\ud800"),
            new Fault("before 1900", "2026", "1899"),
            new Fault("after 2199", "2026", "2200"),
            new Fault("a time without offset", "00Z", "00"));

    private Rubbish() {}

    private record Fault(
            String name, String target, @Nullable String replacement) {}

    /** Some fault, and the value of a record that has it; ids of the given prefix are of no other record. */
    static Sample draw(RandomGenerator random, String eventId) {
        int choice = random.nextInt(FAULTS.size() + 1);
        if (choice == FAULTS.size()) {
            return new Sample("no UTF-8", new byte[] {'{', '"', (byte) 0xc3, (byte) 0x28, '"', ':', '1', '}'});
        }
        var fault = FAULTS.get(choice);
        var good = GOOD.formatted(eventId);
        if (fault.target().isEmpty()) {
            return new Sample(fault.name(), null);
        }
        var bad = fault.replacement() == null
                ? good.substring(0, good.indexOf(fault.target()))
                : good.replace(fault.target(), fault.replacement());
        return new Sample(fault.name(), bad.getBytes(StandardCharsets.UTF_8));
    }

    record Sample(String fault, byte @Nullable [] value) {}
}
