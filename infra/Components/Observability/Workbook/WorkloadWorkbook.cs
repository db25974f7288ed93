using Infra.Settings;
using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;

namespace Infra.Components;

/// <summary>The page that whoever is on call opens first, over what the app and its services send to the workspace.</summary>
public sealed class WorkloadWorkbook : ComponentResource
{
    private const string Price =
        "US dollars for a thousand tokens. An estimate: a list price at first, yours is in your contract. real(null) is not known.";

    public WorkloadWorkbook(string name, StackContext stack, Monitoring monitoring, ComponentResourceOptions? options = null)
        : base("ai-workload:monitoring:Workbook", name, options)
    {
        var title = $"{stack.Settings.Workload} {stack.Settings.Stack}: operations";

        // Azure gives the source back in small letters: any other spelling would be drift for ever.
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
            new("Role", "Role", "Which app: the site, or what else sends to the workspace.") { Choices = "roles" },
            new("ChatInputPrice", "Chat, in", Price) { Text = TokenPrices.Input(settings.Chat) },
            new("ChatOutputPrice", "Chat, out", Price) { Text = TokenPrices.Output(settings.Chat) },
            new("EmbeddingPrice", "Embedding", Price) { Text = TokenPrices.Input(settings.Embedding) },
        ];
}
