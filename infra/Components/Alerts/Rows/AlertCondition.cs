namespace Infra.Components.Alerts.Rows;

/// <summary>Which stacks have an alert.</summary>
/// <param name="Where">In words.</param>
public sealed record AlertCondition(string Where, Func<AlertSettings, bool> Holds)
{
    public static readonly AlertCondition Provisioned = new("a deployment is provisioned", settings =>
        settings.Deployments.Any(deployment => deployment.IsProvisioned)
    );

    public static readonly AlertCondition SpillsOver = new("a deployment spills over", settings =>
        settings.Deployments.Any(deployment => deployment.Spillover is not null)
    );

    public static readonly AlertCondition Guarded = new("ddosProtection is on", settings => settings.Gateway is { DdosProtection: true });

    public static readonly AlertCondition Tested = new("the stack has an application gateway", settings => settings.Gateway is not null);

    public static readonly AlertCondition OwnsWorkspace = new("the workspace is the stack's own", settings => settings.OwnsWorkspace);

    public static readonly AlertCondition FillsIndex = new("the app fills its own index", settings => settings.FillsIndex);
}
