using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;

namespace AzureSimulator.Habits.Search;

internal sealed class SharedLinkOneAtATime : Habit
{
    public override string Id => "shared-link-one-at-a-time";

    public override string Sentence => "A search service writes or deletes one shared private link at a time.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/28601";

    public override string Sure => "measured";

    public override string? Fix =>
        "Write the shared links of one service one after the other: let each depend on the one before (dependsOn).";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange
        && call.IsOf("Microsoft.Search/searchServices/sharedPrivateLinkResources")
        && call.Azure.Working($"{call.RootId}/sharedPrivateLinkResources").Any()
            ? Failure(
                409,
                "Conflict",
                $"Cannot {(call.IsDelete ? "delete" : "create or update")} shared private link resource '{call.Path.Name}' because another "
                    + $"operation is in progress on search service '{call.Parent?.Name}'"
            )
            : null;
}
