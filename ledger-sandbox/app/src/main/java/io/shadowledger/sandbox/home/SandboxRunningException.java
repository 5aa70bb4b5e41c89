package io.shadowledger.sandbox.home;

/** Another process has the sandbox; the record says which, and where to look. */
public final class SandboxRunningException extends SandboxException {

    private static final long serialVersionUID = 1L;

    private final transient SandboxRecord running;

    public SandboxRunningException(SandboxRecord running) {
        super("the sandbox is " + (SandboxRecord.READY.equals(running.phase()) ? "running" : "being started")
                + " already" + (running.pid() == null ? "" : ", by process " + running.pid()));
        this.running = running;
    }

    public SandboxRecord running() {
        return running;
    }
}
