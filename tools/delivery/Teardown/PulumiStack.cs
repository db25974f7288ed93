using CommandLine;
using Delivery.Context;

namespace Delivery.Teardown;

/// <summary>One stack, through the Pulumi CLI.</summary>
internal sealed class PulumiStack(IPulumi pulumi, string name)
{
    /// <returns>Empty if the backend has no such stack.</returns>
    public async Task<StackState> ExportAsync(CancellationToken cancellation)
    {
        var run = await pulumi.RunAsync(["stack", "export", "--stack", name], null, null, cancellation);
        return run.ExitCode == 0 ? StackState.Read(run.Output)
            : run.Errors.Contains("no stack named", StringComparison.Ordinal) ? StackState.None
            : throw Refused("stack export", run);
    }

    public async Task ImportAsync(StackState state, CancellationToken cancellation)
    {
        var run = await pulumi.RunAsync(["stack", "import", "--stack", name], state.Json, null, cancellation);
        if (run.ExitCode != 0)
        {
            throw Refused("stack import", run);
        }
    }

    /// <returns>False if it did not complete; its output was passed on line by line.</returns>
    public async Task<bool> DestroyAsync(Action<string> line, CancellationToken cancellation) =>
        (await pulumi.RunAsync(["destroy", "--stack", name, "--yes", "--skip-preview"], null, line, cancellation)).ExitCode == 0;

    private static Failure Refused(string what, PulumiRun run) => new($"`pulumi {what}` failed: {run.Errors.Trim()}");
}
