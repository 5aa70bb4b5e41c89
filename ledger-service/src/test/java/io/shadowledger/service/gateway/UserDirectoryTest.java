package io.shadowledger.service.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shadowledger.api.auth.Role;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserDirectoryTest {

    private static final String HASH = "$2a$04$WL6aFtGMFCVYFmu2pHCC5.tavh0uS6Gwt2G78MCxkZzjWYhnC2IsO";
    private static final String GOOD = "maker:{bcrypt}" + HASH + ":auditor,admin";

    @Test
    void linesBecomeUsersAndNamesAreFoundWhateverTheirCase() {
        // When
        var users = UserDirectory.parse("# comment\n\n" + GOOD + "\nFeed:{bcrypt}" + HASH + ":user\n");

        // Then
        assertThat(users.find(" MAKER ").orElseThrow().roles()).containsExactlyInAnyOrder(Role.AUDITOR, Role.ADMIN);
        assertThat(users.find("feed").orElseThrow().name()).isEqualTo("feed");
        assertThat(users.find("nobody")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "maker",
                "maker:" + HASH + ":admin",
                "maker:{noop}secret:admin",
                "maker:{bcrypt}" + HASH + ":king",
                "policy:{bcrypt}" + HASH + ":admin",
                "System:{bcrypt}" + HASH + ":admin",
                "maker:{bcrypt}" + HASH + ":",
                "ma ker:{bcrypt}" + HASH + ":admin",
                "mаker:{bcrypt}" + HASH + ":admin",
                "@control:{bcrypt}" + HASH + ":admin",
                ":{bcrypt}" + HASH + ":admin",
                "Feed:{bcrypt}" + HASH + ":admin"
            })
    void aMalformedLineIsNamedByItsNumberAndNeverShown(String line) {
        // When / Then
        assertThatThrownBy(() -> UserDirectory.parse("feed:{bcrypt}" + HASH + ":user\n\n" + line))
                .isInstanceOf(GatewayConfigurationException.class)
                .hasMessageContaining("line 3 ")
                .message()
                .doesNotContain(HASH, "secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "# nobody\n"})
    void aDirectoryOfNobodyIsRefused(String text) {
        // When / Then
        assertThatThrownBy(() -> UserDirectory.parse(text)).hasMessageContaining("names no user");
    }

    @Test
    void whatIsPrintedHoldsNoHash() {
        // When
        var user = UserDirectory.parse(GOOD).find("maker").orElseThrow();

        // Then
        assertThat(user.toString()).doesNotContain(HASH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789012345678901234567890"})
    void aSecretThatIsTooShortStopsTheStart(String secret) {
        // When / Then
        assertThatThrownBy(() -> new TokenProperties(secret, Duration.ofHours(1)).key())
                .isInstanceOf(GatewayConfigurationException.class)
                .hasMessageContaining("SHADOWLEDGER_JWT_SECRET");
    }
}
