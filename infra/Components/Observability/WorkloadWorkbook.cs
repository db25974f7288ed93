using Infra.Components.Observability.Workbook;
using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;
using AzureWorkbook = Pulumi.AzureNative.ApplicationInsights.Workbook;

namespace Infra.Components.Observability;

/// <summary>The workbook to open first during an incident, over the telemetry of the app and its services.</summary>
public sealed class WorkloadWorkbook : ComponentResource
{
    private const string Price =
        "US dollars per 1,000 tokens. The default is an estimate from list prices; enter the price of your contract. real(null): unknown.";

    public WorkloadWorkbook(string name, WorkloadWorkbookArgs args, ComponentResourceOptions? options = null)
        : base("ai-workload:observability:WorkloadWorkbook", name, options)
    {
        var context = args.Context;
        var title = $"{context.Names.WorkloadName} {context.Names.StackName}: operations";

        // Azure returns the source in lower case; any other case would be reported as drift.
        var workspace = args.Monitoring.WorkspaceId.Apply(id => id.ToLowerInvariant());
        var group = $"/subscriptions/{context.SubscriptionId}/resourceGroups/{context.Names.ResourceGroup}/";
        var workbook = new AzureWorkbook(
            $"{name}-page",
            new()
            {
                ResourceName = context.Names.Guid("workbook", name).ToString(),
                ResourceGroupName = context.ResourceGroupName,
                Location = context.Location,
                Kind = WorkbookSharedTypeKind.Shared,
                Category = "workbook",
                DisplayName = title,
                Version = "Notebook/1.0",
                SourceId = args.Monitoring.OwnsWorkspace ? workspace : Output.Create("azure monitor"),
                SerializedData = workspace.Apply(id =>
                    WorkbookDocument.Write(title, Parameters(args), WorkbookSections.All, id, args.Monitoring.OwnsWorkspace ? null : group)
                ),
                Tags = context.Tags,
            },
            new() { Parent = this }
        );

        // The pipeline that deploys also runs the evaluation and sends its scores, which a tile shows.
        args.Monitoring.GrantPublishing(context.Deployer);
        Id = workbook.Id;
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    private static IReadOnlyList<WorkbookParameter> Parameters(WorkloadWorkbookArgs args) =>
        [
            new("Role", "Role", "The app: the site, or another sender to the workspace.") { Choices = "roles" },
            new("ChatInputPrice", "Chat, in", Price) { Text = TokenPrices.Input(args.Chat) },
            new("ChatOutputPrice", "Chat, out", Price) { Text = TokenPrices.Output(args.Chat) },
            new("EmbeddingPrice", "Embedding", Price) { Text = TokenPrices.Input(args.Embedding) },
        ];
}
