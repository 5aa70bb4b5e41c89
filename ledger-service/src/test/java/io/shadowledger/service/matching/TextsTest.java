package io.shadowledger.service.matching;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {

    @ParameterizedTest
    @CsvSource({"inv-2026/0042, INV20260042", "ＩＮＶ 42, INV42", "NONREF, ''", "NotProvided, ''", "0000, ''", "N/A, ''"})
    void aReferenceIsTheSameInAnySpelling(String written, String normal) {
        // When, Then
        assertThat(Texts.reference(written)).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "Rent March, RENT  march., 100, 100",
        "Petr Novák; rent March, Rent March, 95, 95",
        "Rent March, Rent Mardh, 60, 80",
        "Rent March, Electricity bill, 0, 20",
        "'', '', 0, 0"
    })
    void textsAreAlikeByWordsOrByLetters(String one, String other, int least, int most) {
        // When
        int similarity = Texts.similarity(Texts.text(one), Texts.text(other));

        // Then
        assertThat(similarity).isBetween(least, most);
        assertThat(Texts.similarity(Texts.text(other), Texts.text(one))).isEqualTo(similarity);
    }

    @Test
    void oneWordInCommonIsNotEnough() {
        // When, Then
        assertThat(Texts.similarity("PAYMENT", "PAYMENT OF THE ELECTRICITY BILL"))
                .isLessThan(60);
    }
}
