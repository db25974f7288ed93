namespace Pulumi;

/// <summary>What the language host tells a program through its environment.</summary>
internal static class DeploymentEnvironment
{
    /// <summary>Whether the user wants resources sent as their ids, as they were before engines knew references.</summary>
    public static bool DisablesResourceReferences { get; } =
        Get("PULUMI_DISABLE_RESOURCE_REFERENCES") is { } value
        && (value == "1" || value.Equals("TRUE", StringComparison.OrdinalIgnoreCase));

    public static Deployment Connect()
    {
        var monitor = Get("PULUMI_MONITOR");
        var engine = Get("PULUMI_ENGINE");
        var project = Get("PULUMI_PROJECT");
        var stack = Get("PULUMI_STACK");
        if (
            monitor == null
            || engine == null
            || project == null
            || stack == null
            || !bool.TryParse(Get("PULUMI_DRY_RUN"), out var isDryRun)
            || !bool.TryParse(Get("PULUMI_QUERY_MODE"), out _)
            || !int.TryParse(Get("PULUMI_PARALLEL"), out _)
        )
        {
            throw new InvalidOperationException("Program run without the Pulumi engine available; re-run using the `pulumi` CLI");
        }
        var organization = Environment.GetEnvironmentVariable("PULUMI_ORGANIZATION") ?? "organization";
        var info = new DeploymentInfo(project, stack, organization, Environment.GetEnvironmentVariable("PULUMI_ROOT_DIRECTORY"), isDryRun);
        return new Deployment(new GrpcEngine(engine), new GrpcMonitor(monitor), info);
    }

    private static string? Get(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
