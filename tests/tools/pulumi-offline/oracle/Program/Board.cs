using Pulumi;
using Pulumi.AzureNative.ApplicationInsights;

namespace Oracle;

/// <summary>A workbook over the workspace.</summary>
public static class Board
{
    public static void Register(Foundation foundation) =>
        _ = new Workbook(
            "board",
            new()
            {
                ResourceGroupName = foundation.Group.Name,
                ResourceName = "6f1cc3b0-53f0-4a3e-9d4c-0a4f5b5b7f10",
                Location = foundation.Group.Location,
                Kind = WorkbookSharedTypeKind.Shared,
                Category = "workbook",
                DisplayName = "Oracle: operations",
                Description = "What is seen of it",
                Version = "Notebook/1.0",
                SourceId = foundation.Workspace.Id.Apply(id => id.ToLowerInvariant()),
                SerializedData = Output.Format($"{{\"version\":\"Notebook/1.0\",\"fallbackResourceIds\":[\"{foundation.Workspace.Id}\"]}}"),
                Tags = foundation.Tags,
            }
        );
}
