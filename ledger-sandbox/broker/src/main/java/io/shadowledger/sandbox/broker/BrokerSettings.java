package io.shadowledger.sandbox.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * A single-node broker's configuration: broker and controller in one process, every internal topic with one replica,
 * and no topic made by accident, so that a missing topic shows.
 *
 * @param directory holds the configuration and, below {@code log}, the data
 * @param port the clients' listener on 127.0.0.1
 * @param controllerPort the controller's listener on 127.0.0.1
 */
record BrokerSettings(Path directory, int port, int controllerPort) {

    static final int NODE_ID = 1;

    BrokerSettings {
        directory = directory.toAbsolutePath().normalize();
        if (port == controllerPort) {
            throw new IllegalArgumentException("the controller needs a port of its own, not " + port + " as well");
        }
    }

    Path logDirectory() {
        return directory.resolve("log");
    }

    Path configuration() {
        return directory.resolve("broker.properties");
    }

    /** Present once the storage was formatted. */
    Path metaProperties() {
        return logDirectory().resolve("meta.properties");
    }

    Properties properties() {
        var properties = new Properties();
        properties.setProperty("process.roles", "broker,controller");
        properties.setProperty("node.id", Integer.toString(NODE_ID));
        // A static quorum: the controller's port may then differ from one start to the next.
        properties.setProperty("controller.quorum.voters", NODE_ID + "@127.0.0.1:" + controllerPort);
        properties.setProperty("listeners", "CLIENT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controllerPort);
        properties.setProperty("advertised.listeners", "CLIENT://127.0.0.1:" + port);
        properties.setProperty("listener.security.protocol.map", "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        properties.setProperty("controller.listener.names", "CONTROLLER");
        properties.setProperty("inter.broker.listener.name", "CLIENT");
        properties.setProperty("log.dirs", logDirectory().toString());
        properties.setProperty("auto.create.topics.enable", "false");

        // One node holds everything.
        properties.setProperty("default.replication.factor", "1");
        properties.setProperty("min.insync.replicas", "1");
        properties.setProperty("offsets.topic.replication.factor", "1");
        properties.setProperty("offsets.topic.num.partitions", "1");
        properties.setProperty("transaction.state.log.replication.factor", "1");
        properties.setProperty("transaction.state.log.min.isr", "1");
        properties.setProperty("transaction.state.log.num.partitions", "1");
        properties.setProperty("share.coordinator.state.topic.replication.factor", "1");
        properties.setProperty("share.coordinator.state.topic.min.isr", "1");
        properties.setProperty("share.coordinator.state.topic.num.partitions", "1");

        // A small heap: the cleaner alone would take 128 MB by default.
        properties.setProperty("log.cleaner.dedupe.buffer.size", "4194304");
        properties.setProperty("num.network.threads", "2");
        properties.setProperty("num.io.threads", "4");
        properties.setProperty("num.recovery.threads.per.data.dir", "2");
        // After a crash the new process is let in only when the old one's session is over: by default nine seconds.
        properties.setProperty("broker.session.timeout.ms", "4500");
        properties.setProperty("broker.heartbeat.interval.ms", "500");
        // The first consumer of a group need not wait for others that do not exist.
        properties.setProperty("group.initial.rebalance.delay.ms", "0");
        return properties;
    }
}
