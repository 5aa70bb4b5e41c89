package io.shadowledger.operator;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.javaoperatorsdk.operator.OperatorException;
import io.shadowledger.crds.ShadowLedger;
import java.io.IOException;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in one sentence why the operator cannot start, and what to do. */
class StartFailureAnalyzer extends AbstractFailureAnalyzer<OperatorException> {

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable rootFailure, OperatorException cause) {
        for (Throwable link = cause; link != null; link = link.getCause()) {
            if (link instanceof KubernetesClientException refusal && refusal.getCode() > 0) {
                return refused(refusal, rootFailure);
            }
            if (link instanceof IOException) {
                return new FailureAnalysis(
                        "The Kubernetes API at " + Config.autoConfigure(null).getMasterUrl() + " does not answer.",
                        "Check that it runs, and the kubeconfig that KUBECONFIG names or the pod's service account.",
                        rootFailure);
            }
        }
        return null;
    }

    private static FailureAnalysis refused(KubernetesClientException refusal, Throwable rootFailure) {
        var words = String.valueOf(refusal.getMessage());
        return switch (refusal.getCode()) {
            case HttpURLConnection.HTTP_FORBIDDEN, HttpURLConnection.HTTP_UNAUTHORIZED ->
                new FailureAnalysis(
                        "The operator lacks a right: " + words,
                        "Apply its role: kubectl apply -k infrastructure/operator",
                        rootFailure);
            default ->
                refusal.getCode() == HttpURLConnection.HTTP_NOT_FOUND
                                && words.contains("/apis/" + ShadowLedger.GROUP + "/")
                        ? new FailureAnalysis(
                                "The Kubernetes API does not know every kind of group " + ShadowLedger.GROUP + ".",
                                "Apply their definitions: kubectl apply -f crds/",
                                rootFailure)
                        : new FailureAnalysis(
                                "The Kubernetes API refused: " + words, "Look at the API server's log.", rootFailure);
        };
    }
}
