package io.shadowledger.service.gateway;

import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.RequestBody;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.ClassUtils;

/** The OpenAPI document: what cannot be read off the controllers is said here. */
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String BEARER = "bearer";
    private static final String PROBLEM = "Problem";
    private static final String SIGN_IN = "/auth/token";
    private static final String AUDIT_VERIFICATION = "/api/v1/audit/verification";
    private static final String REPORTS = "/api/v1/reports";

    @Bean
    OpenAPI openApi() {
        return new OpenAPI()
                .info(new Info()
                        .title("Shadow Ledger")
                        .version("v1")
                        .description("A second, independent book beside the core banking system's. "
                                + "Errors are problem documents (RFC 9457). Amounts are decimal strings."))
                // Relative, so that the document is the same wherever it is served.
                .servers(List.of(new Server().url("/")))
                .components(new Components()
                        .addSecuritySchemes(
                                BEARER,
                                new SecurityScheme()
                                        .type(SecurityScheme.Type.HTTP)
                                        .scheme("bearer")
                                        .bearerFormat("JWT")
                                        .description("From POST /auth/token")))
                .addSecurityItem(new SecurityRequirement().addList(BEARER));
    }

    /** Groups operations by capability: the package that serves them. */
    @Bean
    OperationCustomizer capabilityTags() {
        return (operation, method) -> {
            var packageName = ClassUtils.getPackageName(method.getBeanType());
            var capability = packageName.substring(packageName.lastIndexOf('.') + 1);
            return operation.tags(List.of(capability.equals("gateway") ? "auth" : capability));
        };
    }

    @Bean
    ModelResolver schemaNames(ObjectMapperProvider mappers) {
        return new ModelResolver(mappers.jsonMapper(), new NestedNames());
    }

    @Bean
    RequiredProperties requiredProperties() {
        return new RequiredProperties();
    }

    @Bean
    OpenApiCustomizer refusalsAndReports() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem());
            document.getPaths()
                    .forEach((path, item) -> item.readOperations().forEach(operation -> refusals(path, operation)));
            var signIn = document.getPaths().get(SIGN_IN);
            if (signIn != null) {
                signIn.getPost().security(List.of());
            }
            var trail = document.getPaths().get(AUDIT_VERIFICATION);
            if (trail != null) {
                // Its method is called as that of another address is
                trail.getGet().operationId("auditVerification");
            }
            var reports = document.getPaths().get(REPORTS);
            if (reports != null) {
                reports.getPost().operationId("submitReport").requestBody(reportBody());
            }
        };
    }

    private static void refusals(String path, Operation operation) {
        if (!path.equals(SIGN_IN)) {
            refusal(operation, "403", "The roles of the user do not allow it");
        }
        refusal(operation, "401", "No valid token, or a wrong password");
        refusal(operation, "default", "Any other refusal");
    }

    private static void refusal(Operation operation, String status, String description) {
        operation
                .getResponses()
                .addApiResponse(
                        status,
                        new ApiResponse()
                                .description(description)
                                .content(new Content()
                                        .addMediaType(
                                                "application/problem+json",
                                                new MediaType().schema(new Schema<>().$ref(PROBLEM)))));
    }

    private static RequestBody reportBody() {
        return new RequestBody()
                .required(true)
                .content(new Content()
                        .addMediaType(
                                "text/csv",
                                new MediaType()
                                        .schema(new StringSchema()
                                                .description(
                                                        "Header line accountId,currency,balance; currency optional"))
                                        .example("accountId,currency,balance\n4711,CZK,1250.50\n"))
                        .addMediaType(
                                "application/json",
                                new MediaType()
                                        .schema(new Schema<>()
                                                .type("array")
                                                .items(new Schema<>().$ref("ReportedBalance")))));
    }

    private static Schema<?> problem() {
        return new ObjectSchema()
                .description("A problem document (RFC 9457)")
                .addProperty("type", new StringSchema().format("uri"))
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema().description("What is wrong, and what to do"))
                .addProperty("instance", new StringSchema().format("uri-reference"))
                .addProperty("traceId", new StringSchema().description("Also in X-Trace-Id, and in the log"))
                .addProperty("field", new StringSchema().description("The field or parameter at fault"))
                .addProperty("line", new IntegerSchema().description("In files, from 1"))
                .addProperty("column", new IntegerSchema().description("In files, from 1"));
    }
}
