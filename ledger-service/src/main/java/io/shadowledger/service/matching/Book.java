package io.shadowledger.service.matching;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One book's items that are not matched yet, by what they look like. Items that look alike are interchangeable, so only
 * their number matters, and which of them is taken first is always the same.
 */
final class Book {

    private final Map<Item.Appearance, Kin> kins = new LinkedHashMap<>();

    Book(List<Item> items) {
        items.stream()
                .sorted(Item.ORDER)
                .forEach(item -> kins.computeIfAbsent(item.appearance(), _ -> new Kin(item))
                        .items
                        .add(item));
    }

    /** Items that look alike. */
    static final class Kin {

        private final Item first;
        private final Deque<Item> items = new ArrayDeque<>();

        private Kin(Item first) {
            this.first = first;
        }

        /** What each of them looks like. */
        Item like() {
            return first;
        }

        int left() {
            return items.size();
        }

        Item take() {
            return items.remove();
        }

        List<Item> takeAll() {
            return take(items.size());
        }

        List<Item> take(int number) {
            var taken = new ArrayList<Item>(number);
            for (int i = 0; i < number; i++) {
                taken.add(items.remove());
            }
            return taken;
        }
    }

    /** Those of which something is left, in the order of day and amount. */
    List<Kin> left() {
        return kins.values().stream().filter(kin -> kin.left() > 0).toList();
    }
}
