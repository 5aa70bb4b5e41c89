package io.shadowledger.api;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.shadowledger.api.auth.Credentials;
import io.shadowledger.api.auth.Role;
import io.shadowledger.api.auth.Token;
import io.shadowledger.api.event.EventType;
import io.shadowledger.api.event.TransactionEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ContractTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void theContractDependsOnAnnotationsAndTheJdkAlone() {
        // Given
        var contract = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.shadowledger.api");

        // When
        var rule = classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.shadowledger.api..",
                        "java..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson.annotation..",
                        "org.springframework.web..",
                        "org.springframework.http..",
                        "org.springframework.core.io..");

        // Then
        rule.check(contract);
    }

    @Test
    void anEventIsWrittenAsBanksKnowIt() {
        // Given
        var event = new TransactionEvent(
                "E-1",
                "CZ-7",
                EventType.CREDIT,
                new BigDecimal("12.50"),
                "CZK",
                Instant.parse("2026-11-20T10:15:30Z"),
                null,
                null);

        // When
        var json = JSON.readTree(JSON.writeValueAsString(event));

        // Then
        assertThat(json.get("amount").isString())
                .as("amounts are decimal strings")
                .isTrue();
        assertThat(json.get("type").stringValue()).isEqualTo("credit");
        assertThat(json.get("timestamp").stringValue()).isEqualTo("2026-11-20T10:15:30Z");
    }

    @Test
    void anAmountIsReadFromANumberWithoutPassingThroughAFloat() {
        // Given
        var body = """
                {"eventId":"E-1","accountId":"A","type":"debit","amount":9007199254740993.1,"timestamp":"2026-11-20T10:15:30Z"}
                """;

        // When
        var event = JSON.readValue(body, TransactionEvent.class);

        // Then
        assertThat(event.amount()).isEqualByComparingTo("9007199254740993.1");
    }

    @Test
    void secretsAreNotPrinted() {
        // Given
        var credentials = new Credentials("maker", "open sesame");
        var token = new Token("eyJhbGciOi", "Bearer", "maker", Set.of(Role.AUDITOR), Instant.EPOCH);

        // When
        var printed = credentials + " " + token;

        // Then
        assertThat(printed).contains("maker").doesNotContain("sesame").doesNotContain("eyJ");
    }
}
