using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Monitoring;

internal sealed class WorkspaceMissing : Habit
{
    public override string Id => "workspace-linked-delete";

    public override string Sentence => "A component or a diagnostic setting is refused where its workspace is deleted or does not exist.";

    public override string Source => "https://learn.microsoft.com/azure/azure-monitor/app/convert-classic-resource";

    public override string Sure => "documented";

    public override string? Fix => "Name the workspace by its output, so that it is made first.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite
        && Named(call) is { } workspace
        && ArmPath.Same(ArmPath.Of(workspace).Subscription, call.Azure.Options.Subscription)
        && call.Azure.Resources.Find(workspace) is null
            ? Failure(400, "BadRequest", $"Resource '{workspace}' was not found")
            : null;

    private static string? Named(Call call) =>
        call.IsOf("Microsoft.Insights/components") ? call.Text("properties", "WorkspaceResourceId")
        : call.IsOf("Microsoft.Insights/diagnosticSettings") ? call.Text("properties", "workspaceId")
        : null;
}
