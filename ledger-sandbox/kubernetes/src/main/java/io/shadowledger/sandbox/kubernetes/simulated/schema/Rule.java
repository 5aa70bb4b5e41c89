package io.shadowledger.sandbox.kubernetes.simulated.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelOptions;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntimeFactory;
import io.shadowledger.sandbox.kubernetes.simulated.status.FieldError;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One rule of {@code x-kubernetes-validations}. */
final class Rule {

    private static final CelOptions OPTIONS = CelOptions.current().build();
    private static final CelCompiler COMPILER = CelCompilerFactory.standardCelCompilerBuilder()
            .setOptions(OPTIONS)
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .addLibraries(CelExtensions.strings(), CelExtensions.optional(), CelExtensions.sets(OPTIONS))
            .build();
    private static final CelRuntime RUNTIME = CelRuntimeFactory.standardCelRuntimeBuilder()
            .setOptions(OPTIONS)
            .addLibraries(CelExtensions.strings(), CelExtensions.optional(), CelExtensions.sets(OPTIONS))
            .build();
    private static final Pattern OLD = Pattern.compile("\\boldSelf\\b");

    private final String expression;
    private final CelRuntime.Program program;
    private final CelRuntime.@Nullable Program messageProgram;
    private final String message;
    private final String reason;
    private final String fieldPath;
    private final boolean transition;
    private final boolean optionalOld;

    private Rule(JsonNode definition, CelRuntime.Program program, CelRuntime.@Nullable Program messageProgram) {
        this.expression = definition.path("rule").asText();
        this.program = program;
        this.messageProgram = messageProgram;
        this.message = definition.path("message").asText("").strip();
        this.reason = definition.path("reason").asText("FieldValueInvalid");
        this.fieldPath = definition.path("fieldPath").asText("");
        this.transition = OLD.matcher(expression).find();
        this.optionalOld = definition.path("optionalOldSelf").asBoolean();
    }

    /**
     * Compiles a rule and its {@code messageExpression}.
     *
     * @throws RuleException with the rule and the compiler's complaint
     */
    static Rule compile(JsonNode definition) throws RuleException {
        var message = definition.path("messageExpression").asText("");
        return new Rule(
                definition, program(definition.path("rule").asText()), message.isEmpty() ? null : program(message));
    }

    /** The fault, or null if the rule holds or does not apply. */
    @Nullable
    FieldError check(JsonNode self, @Nullable JsonNode old, String path, String type) {
        if (transition && old == null && !optionalOld) {
            return null;
        }
        var at = path + (path.isEmpty() && fieldPath.startsWith(".") ? fieldPath.substring(1) : fieldPath);
        Map<String, Object> variables = new HashMap<>();
        variables.put("self", CelValues.of(self));
        if (optionalOld) {
            variables.put("oldSelf", old == null ? Optional.empty() : Optional.of(CelValues.of(old)));
        } else if (old != null) {
            variables.put("oldSelf", CelValues.of(old));
        }
        try {
            return Boolean.TRUE.equals(program.eval(variables))
                    ? null
                    : FieldError.rule(at, reason, type, sentence(variables));
        } catch (CelEvaluationException e) {
            return FieldError.rule(
                    at, reason, type, "rule evaluation error: " + e.getMessage() + " evaluating rule: " + label());
        }
    }

    private String sentence(Map<String, Object> variables) {
        if (messageProgram != null) {
            try {
                var text = String.valueOf(messageProgram.eval(variables)).strip();
                if (!text.isEmpty()) {
                    return text;
                }
            } catch (CelEvaluationException e) {
                return label();
            }
        }
        return label();
    }

    private String label() {
        return message.isEmpty() ? "failed rule: " + expression : message;
    }

    private static CelRuntime.Program program(String expression) throws RuleException {
        try {
            return RUNTIME.createProgram(COMPILER.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new RuleException(expression + ": " + e.getMessage(), e);
        }
    }
}
