using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Accounts;

internal sealed class ManagedNetworkOneWay : Habit
{
    private static readonly string[] Modes = ["Disabled", "AllowInternetOutbound", "AllowOnlyApprovedOutbound"];

    public override string Id => "managed-network-one-way";

    public override string Sentence =>
        "The managed network of an account or a workspace can become stricter, from internet to approved outbound, and not the reverse.";

    public override string Source => "https://learn.microsoft.com/azure/foundry/how-to/managed-virtual-network";

    public override string Sure => "documented";

    public override string? Fix => "Keep the isolation mode, or delete and purge the account first.";

    public override ArmResponse? Refuse(Call call) =>
        call is { IsWrite: true, Existing: { } existing }
        && (call.IsOf("Microsoft.CognitiveServices/accounts/managedNetworks") || call.IsOf("Microsoft.MachineLearningServices/workspaces"))
        && JsonPath.Text(existing.Body, "properties", "managedNetwork", "isolationMode") is { } had
        && JsonPath.Text(call.Body, "properties", "managedNetwork", "isolationMode") is { } wanted
        && Array.IndexOf(Modes, wanted) is >= 0 and var next
        && next < Array.IndexOf(Modes, had)
            ? Failure(400, "BadRequest", $"The isolation mode of the managed network cannot be changed from '{had}' to '{wanted}'.")
            : null;
}
