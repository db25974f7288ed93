using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;

namespace Infra.Components;

/// <summary>The workbook to open first during an incident, over the telemetry of the app and its services.</summary>
public sealed class WorkloadWorkbook : ComponentResource
{
    private const string Price =
        "US dollars per 1,000 tokens. The default is an estimate from list prices; enter the price of your contract. real(null): unknown.";

    public WorkloadWorkbook(string name, StackContext stack, Monitoring monitoring, ComponentResourceOptions? options = null)
        : base("ai-workload:monitoring:Workbook", name, options)
    {
        var title = $"{stack.Settings.Workload} {stack.Settings.Stack}: operations";

        // Azure returns the source in lower case; any other case would be reported as drift.
        var source = monitoring.WorkspaceId.Apply(id => id.ToLowerInvariant());
        var workbook = new Workbook(
            $"{name}-page",
            new()
            {
                ResourceName = stack.Names.Guid("workbook", name).ToString(),
                ResourceGroupName = stack.ResourceGroupName,
                Location = stack.Location,
                Kind = WorkbookSharedTypeKind.Shared,
                Category = "workbook",
                DisplayName = title,
                Version = "Notebook/1.0",
                SourceId = source,
                SerializedData = source.Apply(id => WorkbookDocument.Write(title, Parameters(stack.Settings), WorkbookSections.All, id)),
                Tags = stack.Tags,
            },
            new() { Parent = this }
        );

        // The pipeline that deploys also evaluates, and sends the scores that a tile shows.
        monitoring.GrantPublishing(stack.Deployer);
        Id = workbook.Id;
        RegisterOutputs();
    }

    [Output("id")]
    public Output<string> Id { get; private set; }

    private static IReadOnlyList<WorkbookParameter> Parameters(WorkloadSettings settings) =>
        [
            new("Role", "Role", "The app: the site, or another sender to the workspace.") { Choices = "roles" },
            new("ChatInputPrice", "Chat, in", Price) { Text = TokenPrices.Input(settings.Chat) },
            new("ChatOutputPrice", "Chat, out", Price) { Text = TokenPrices.Output(settings.Chat) },
            new("EmbeddingPrice", "Embedding", Price) { Text = TokenPrices.Input(settings.Embedding) },
        ];
}
