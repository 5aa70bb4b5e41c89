package io.shadowledger.formats.mt940;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Field 86 in the forms that banks gave it. SWIFT leaves it free. German banks number subfields ({@code
 * 166?00…?20…?32…}, DK's DFÜ agreement, appendix 3), Dutch and Belgian ones name them ({@code /EREF/…/BENM//NAME/…});
 * anything else is text.
 *
 * @param endToEndId the payment's end-to-end id
 * @param counterparty the name of the other side
 * @param text what is left to read
 */
record MtNarrative(
        @Nullable String endToEndId,
        @Nullable String counterparty,
        @Nullable String text) {

    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Pattern NUMBERED = Pattern.compile("^\\d{3}[^\\p{Alnum}\\s]\\d{2}");
    private static final Pattern CODE_WORD = Pattern.compile("^[A-Z]{4}[+:]");
    private static final Pattern NAMED = Pattern.compile("^/[A-Z]{2,8}/");
    private static final Pattern END_TO_END = Pattern.compile("/EREF/([^/]+)/?");
    private static final Pattern NAME = Pattern.compile("/NAME/([^/]+)/?");
    private static final Pattern REMITTANCE = Pattern.compile("/REMI/(?:/?(?:USTD|STRD)//?)?(.*?)(?=/[A-Z]{4}/|$)");

    static MtNarrative of(List<String> lines) {
        // Structured text is cut after 65 characters wherever that is; free text is broken between words.
        var joined = String.join("", lines);
        if (NUMBERED.matcher(joined).find()) {
            return numbered(joined);
        }
        if (NAMED.matcher(joined).find()) {
            return named(joined);
        }
        return new MtNarrative(null, null, orNull(String.join(" ", lines)));
    }

    private static MtNarrative numbered(String joined) {
        var separator = Pattern.compile(Pattern.quote(joined.substring(3, 4)) + "(?=\\d{2})");
        var name = new StringBuilder();
        var remittance = new StringBuilder();
        var endToEnd = new StringBuilder();
        var purpose = new StringBuilder();
        var booking = "";
        var word = "";
        for (var subfield : separator.split(joined.substring(4))) {
            int number = Integer.parseInt(subfield.substring(0, 2));
            var value = subfield.substring(2);
            if (number == 0) {
                booking = value;
            } else if (number == 32 || number == 33) {
                name.append(value);
            } else if (number >= 20 && number <= 29 || number >= 60 && number <= 63) {
                boolean begins = CODE_WORD.matcher(value).find();
                word = begins ? value.substring(0, 4) : word;
                remittance.append(begins ? " " : "").append(value);
                switch (word) {
                    case "EREF" -> endToEnd.append(begins ? value.substring(5) : value);
                    case "SVWZ" -> purpose.append(begins ? value.substring(5) : value);
                    default -> {}
                }
            }
        }
        return new MtNarrative(
                orNull(endToEnd.toString()),
                orNull(name.toString()),
                orNull((!purpose.isEmpty() ? purpose : remittance.isEmpty() ? booking : remittance).toString()));
    }

    private static MtNarrative named(String joined) {
        var remittance = group(REMITTANCE, joined);
        return new MtNarrative(
                group(END_TO_END, joined), group(NAME, joined), remittance == null ? orNull(joined) : remittance);
    }

    private static @Nullable String group(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .findFirst()
                .map((MatchResult m) -> m.group(1).strip())
                .filter(t -> !t.isEmpty() && !t.equals("NOTPROVIDED"))
                .orElse(null);
    }

    private static @Nullable String orNull(String text) {
        var value = BLANKS.matcher(text).replaceAll(" ").strip();
        return value.isEmpty() || value.equals("NOTPROVIDED") ? null : value;
    }
}
