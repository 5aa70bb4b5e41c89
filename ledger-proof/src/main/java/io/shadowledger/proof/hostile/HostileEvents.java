package io.shadowledger.proof.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Makes records that are meant to do harm: to the parser, to the arithmetic, to the database's texts, to URLs and logs.
 * Some are good events, so that harm to what is around them shows. The same seed gives the same ones. For one thread.
 */
final class HostileEvents {

    private static final int LARGE = 1_000_000;

    private static final int REMEMBERED = 64;

    private final RandomGenerator random;
    // Some of what was made, to be sent again as it was
    private final List<String> earlier = new ArrayList<>();

    HostileEvents(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A well-formed JSON value, hostile or not in what it says. */
    String document() {
        if (!earlier.isEmpty() && random.nextInt(10) == 0) {
            return earlier.get(random.nextInt(earlier.size()));
        }
        var made = fresh();
        if (earlier.size() < REMEMBERED) {
            earlier.add(made);
        } else {
            earlier.set(random.nextInt(REMEMBERED), made);
        }
        return made;
    }

    private String fresh() {
        var members = good();
        for (int deeds = random.nextInt(3) == 0 ? 0 : 1 + random.nextInt(2); deeds > 0; deeds--) {
            harm(members);
        }
        var texts = new ArrayList<String>();
        members.forEach((name, value) -> texts.add("\"" + name + "\":" + value));
        return switch (random.nextInt(60)) {
            case 0 -> "[" + String.join(",", members.values()) + "]";
            case 1 -> HostileValues.ANYTHING.get(random.nextInt(HostileValues.ANYTHING.size()));
            case 2 -> "{" + texts.getFirst() + "," + String.join(",", texts) + "}";
            case 3 -> "{" + String.join(",", texts) + ",\"" + "n".repeat(random.nextInt(3_000)) + "\":0}";
            case 4 ->
                "{\"nested\":" + nested(1 + random.nextInt(random.nextInt(20) == 0 ? 2_000 : 400)) + ","
                        + String.join(",", texts) + "}";
            default -> "{" + String.join(",", texts) + "}";
        };
    }

    /** Bytes: a document, or what is left of one. */
    byte[] bytes() {
        byte[] good = document().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(12)) {
            case 0 -> cut(good);
            case 1 -> flip(good);
            case 2 -> insert(good, HostileValues.BYTES.get(random.nextInt(HostileValues.BYTES.size())));
            case 3 -> random.nextInt(4) == 0 ? noise() : good;
            case 4 ->
                random.nextInt(8) == 0
                        ? new String(good, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_16)
                        : good;
            default -> good;
        };
    }

    /**
     * A record of exactly the given size: good but for a huge text, with a huge member that means nothing, nested as deep
     * as it is long, with one name given over and over, or cut off.
     */
    byte[] large(int bytes) {
        var members = good();
        members.put("eventId", "\"large-" + random.nextLong(Long.MAX_VALUE) + "\"");
        var texts = new ArrayList<String>();
        members.forEach((name, value) -> texts.add("\"" + name + "\":" + value));
        var start = "{" + String.join(",", texts) + ",";
        return switch (random.nextInt(5)) {
            case 0 -> filled(start + "\"description\":\"", "x", "\"}", bytes);
            case 1 -> filled(start + "\"other\":\"", "ž", "\"}", bytes);
            case 2 -> {
                int depth = (bytes - start.length() - 20) / 2;
                yield filled(start + "\"other\":" + nested(depth), " ", "}", bytes);
            }
            case 3 -> filled(start, "\"eventId\":\"again\",", "\"end\":0}", bytes);
            default -> filled(start + "\"other\":\"", "\\u0000", "", bytes);
        };
    }

    private static byte[] filled(String start, String filling, String end, int bytes) {
        var out = new ByteArrayOutputStream(bytes);
        out.writeBytes(start.getBytes(StandardCharsets.UTF_8));
        byte[] one = filling.getBytes(StandardCharsets.UTF_8);
        byte[] last = end.getBytes(StandardCharsets.UTF_8);
        while (out.size() + one.length + last.length <= bytes) {
            out.writeBytes(one);
        }
        out.writeBytes(last);
        while (out.size() < bytes) {
            out.write(' ');
        }
        return out.toByteArray();
    }

    /** An array of documents that cannot be read as one. */
    static byte[] broken(String array, RandomGenerator random) {
        return switch (random.nextInt(3)) {
            case 0 -> array.substring(0, array.length() - 1).getBytes(StandardCharsets.UTF_8);
            case 1 -> ("x" + array).getBytes(StandardCharsets.UTF_8);
            default -> (array + "]").getBytes(StandardCharsets.UTF_8);
        };
    }

    private Map<String, String> good() {
        var members = new LinkedHashMap<String, String>();
        // Now and then an id that was used already, by any door
        var id = random.nextInt(5) == 0 ? random.nextLong(500) : random.nextLong(Long.MAX_VALUE);
        members.put("eventId", "\"h-" + id + "\"");
        members.put("accountId", "\"acc-" + random.nextInt(200) + "\"");
        members.put("type", random.nextBoolean() ? "\"credit\"" : "\"debit\"");
        members.put("amount", "\"" + (1 + random.nextInt(3)) + "\"");
        members.put("timestamp", "\"2026-03-02T12:00:00Z\"");
        if (random.nextBoolean()) {
            members.put("currency", random.nextBoolean() ? "\"EUR\"" : "\"JPY\"");
        }
        return members;
    }

    private void harm(Map<String, String> members) {
        var names =
                List.of("eventId", "accountId", "type", "amount", "currency", "timestamp", "reference", "description");
        var name = names.get(random.nextInt(names.size()));
        if (random.nextInt(2_000) == 0) {
            members.put(name, "\"" + "x".repeat(random.nextInt(LARGE)) + "\"");
            return;
        }
        switch (random.nextInt(6)) {
            case 0 -> members.remove(name);
            case 1 -> members.put(name, HostileValues.ANYTHING.get(random.nextInt(HostileValues.ANYTHING.size())));
            case 2 -> members.put("amount", HostileValues.AMOUNTS.get(random.nextInt(HostileValues.AMOUNTS.size())));
            case 3 -> members.put("timestamp", HostileValues.TIMES.get(random.nextInt(HostileValues.TIMES.size())));
            default -> members.put(name, HostileValues.TEXTS.get(random.nextInt(HostileValues.TEXTS.size())));
        }
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private byte[] cut(byte[] good) {
        return java.util.Arrays.copyOf(good, random.nextInt(good.length));
    }

    private byte[] flip(byte[] good) {
        for (int flips = 1 + random.nextInt(3); flips > 0; flips--) {
            good[random.nextInt(good.length)] = (byte) random.nextInt(256);
        }
        return good;
    }

    private byte[] insert(byte[] good, byte[] bytes) {
        int at = random.nextInt(good.length);
        var out = new ByteArrayOutputStream();
        out.write(good, 0, at);
        out.writeBytes(bytes);
        out.write(good, at, good.length - at);
        return out.toByteArray();
    }

    private byte[] noise() {
        var bytes = new byte[random.nextInt(300)];
        random.nextBytes(bytes);
        return bytes;
    }
}
