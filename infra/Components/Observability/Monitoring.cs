using Infra.Access;
using Infra.Naming;
using Infra.Telemetry;
using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;
using Pulumi.AzureNative.Authorization;
using Pulumi.AzureNative.OperationalInsights;
using Pulumi.AzureNative.OperationalInsights.Inputs;

namespace Infra.Components.Observability;

/// <summary>
/// One workspace for all logs, of the stack or of others, with Application Insights on top. The stack's own accept no keys. Azure encrypts
/// both with its own keys: a customer's key needs a dedicated cluster of at least 100 GB a day, which a stack does not create.
/// </summary>
public sealed class Monitoring : ComponentResource
{
    private readonly Foundation _context;

    public Monitoring(string name, MonitoringArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:observability:Monitoring", name, options)
    {
        _context = args.Context;
        OwnsWorkspace = args.WorkspaceId is null;
        WorkspaceId = args.WorkspaceId is { } existing ? Output.Create(existing) : CreateWorkspace(name, args);
        Diagnostics = new Diagnostics(WorkspaceId);
        var insights = new Component(
            $"{name}-insights",
            new()
            {
                ResourceName = _context.Names.Of("appi", 260),
                ResourceGroupName = _context.ResourceGroupName,
                Location = _context.Location,
                Kind = "web",
                ApplicationType = "web",
                IngestionMode = "LogAnalytics",
                WorkspaceResourceId = WorkspaceId,
                DisableLocalAuth = true,
                PublicNetworkAccessForIngestion = PublicAccess(args),
                PublicNetworkAccessForQuery = PublicAccess(args),
                Tags = _context.Tags,
            },
            new() { Parent = this, AdditionalSecretOutputs = { "connectionString", "instrumentationKey" } }
        );

        if (OwnsWorkspace)
        {
            var logs = Diagnostics.Create($"{name}-workspace", this, WorkspaceId, LogCategories.Workspace);
            _context.Locks.Add(name, this, WorkspaceId).Covers(logs);
        }

        Insights = insights;
        InsightsId = insights.Id;
        ConnectionString = Output.CreateSecret(insights.ConnectionString);
        RegisterOutputs();
    }

    /// <summary>False if the workspace is of others: they also set its retention and daily cap, and log to it.</summary>
    public bool OwnsWorkspace { get; }

    /// <summary>Sends logs of other resources to the workspace.</summary>
    public Diagnostics Diagnostics { get; }

    [Output("workspaceId")]
    public Output<string> WorkspaceId { get; private set; }

    /// <summary>For resources that refer to it other than by id, and so must wait for it explicitly.</summary>
    public Resource Insights { get; }

    [Output("insightsId")]
    public Output<string> InsightsId { get; private set; }

    /// <summary>Contains no usable key, because keys are off; a secret nevertheless, because scanners report it.</summary>
    [Output("connectionString")]
    public Output<string> ConnectionString { get; private set; }

    public RoleAssignment GrantPublishing(Principal principal) =>
        Grant.Create("insights", _context, this, InsightsId, principal, Role.MetricsPublisher);

    private Output<string> CreateWorkspace(string name, MonitoringArgs args) =>
        new Workspace(
            $"{name}-workspace",
            new()
            {
                WorkspaceName = _context.Names.Of("log", 63),
                ResourceGroupName = _context.ResourceGroupName,
                Location = _context.Location,
                Sku = new WorkspaceSkuArgs { Name = "PerGB2018" },
                RetentionInDays = args.RetentionDays,
                WorkspaceCapping = new WorkspaceCappingArgs { DailyQuotaGb = args.DailyCapGb },
                PublicNetworkAccessForIngestion = PublicAccess(args),
                PublicNetworkAccessForQuery = PublicAccess(args),
                Features = new WorkspaceFeaturesArgs { DisableLocalAuth = true, EnableLogAccessUsingOnlyResourcePermissions = true },
                Tags = _context.Tags,
            },
            _context.DataOptions(this)
        ).Id;

    private static string PublicAccess(MonitoringArgs args) => args.IsPrivate ? "Disabled" : "Enabled";
}
