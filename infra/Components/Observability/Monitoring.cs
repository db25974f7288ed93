using Infra.Shared;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.OperationalInsights.Inputs;

namespace Infra.Components;

/// <summary>One workspace for all logs, and Application Insights on top of it. Neither takes a key.</summary>
public sealed class Monitoring : ComponentResource
{
    private readonly StackContext _stack;

    public Monitoring(string name, StackContext stack, ComponentResourceOptions? options = null)
        : base("ai-workload:monitoring:Monitoring", name, options)
    {
        _stack = stack;
        var access = stack.Settings.PrivateMonitoring ? "Disabled" : "Enabled";
        var workspace = new Workspace(
            $"{name}-workspace",
            new()
            {
                WorkspaceName = stack.Names.Of("log", 63),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Sku = new WorkspaceSkuArgs { Name = "PerGB2018" },
                RetentionInDays = stack.Settings.LogRetentionDays,
                WorkspaceCapping = new WorkspaceCappingArgs { DailyQuotaGb = stack.Settings.LogDailyCapGb },
                PublicNetworkAccessForIngestion = access,
                PublicNetworkAccessForQuery = access,
                Features = new WorkspaceFeaturesArgs { DisableLocalAuth = true, EnableLogAccessUsingOnlyResourcePermissions = true },
                Tags = stack.Tags,
            },
            stack.Data(this)
        );
        DeleteLock.On(stack, name, this, workspace.Id);

        var insights = new Component(
            $"{name}-insights",
            new()
            {
                ResourceName = stack.Names.Of("appi", 260),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Kind = "web",
                ApplicationType = "web",
                IngestionMode = "LogAnalytics",
                WorkspaceResourceId = workspace.Id,
                DisableLocalAuth = true,
                PublicNetworkAccessForIngestion = access,
                PublicNetworkAccessForQuery = access,
                Tags = stack.Tags,
            },
            new() { Parent = this, AdditionalSecretOutputs = { "connectionString", "instrumentationKey" } }
        );

        Telemetry = new Diagnostics(workspace.Id);
        Telemetry.Watch($"{name}-workspace", this, workspace.Id, LogCategories.Workspace);

        WorkspaceId = workspace.Id;
        Insights = insights;
        InsightsId = insights.Id;
        ConnectionString = Output.CreateSecret(insights.ConnectionString);
        RegisterOutputs();
    }

    public Diagnostics Telemetry { get; }

    [Output("workspaceId")]
    public Output<string> WorkspaceId { get; private set; }

    /// <summary>For what names it without its id.</summary>
    public Resource Insights { get; }

    [Output("insightsId")]
    public Output<string> InsightsId { get; private set; }

    /// <summary>Holds no usable key, since keys are refused; secret all the same, because scanners cannot know.</summary>
    [Output("connectionString")]
    public Output<string> ConnectionString { get; private set; }

    public RoleAssignment GrantPublishing(Principal principal) =>
        Grant.To(_stack, this, "insights", InsightsId, principal, Role.MetricsPublisher);
}
