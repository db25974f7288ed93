using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Accounts;

internal sealed class AccountStaysAccepted : Habit
{
    private const string Account = "Microsoft.CognitiveServices/accounts";

    /// <summary>For how long the account itself shows Accepted, and for how long the network does, after the operation has ended.</summary>
    private static readonly TimeSpan Shown = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan InNetwork = TimeSpan.FromSeconds(120);

    public override string Id => "account-stays-accepted";

    public override string Sentence =>
        "An account whose operation has ended stays in state Accepted for a while, and private endpoints to it are refused.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/31712";

    public override string Sure => "measured";

    public override string? Fix =>
        "Let the endpoint depend on the last child of the account, and read the account until it is Succeeded before you create it.";

    public override void End(Operation operation, AzureState azure, Rights rights)
    {
        if (azure.Resources.Find(operation.Resource) is { } account && ArmPath.Same(account.Type, Account) && operation.Kind != "Delete")
        {
            account.Note("shownAcceptedUntil", azure.Now + Shown);
            account.Note("acceptedUntil", azure.Now + InNetwork);
        }
    }

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (
            resource.Noted("shownAcceptedUntil") > azure.Now
            && resource.State == "Succeeded"
            && body["properties"] is JsonObject properties
        )
        {
            properties["provisioningState"] = "Accepted";
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite && call.IsOf("Microsoft.Network/privateEndpoints")
            ? JsonPath
                .Items(call.Body, "properties", "privateLinkServiceConnections")
                .Select(connection => call.Azure.Resources.Find(JsonPath.Text(connection, "properties", "privateLinkServiceId")))
                .Where(target => target?.Noted("acceptedUntil") > call.Now)
                .Select(target =>
                    Failure(
                        400,
                        "AccountProvisioningStateInvalid",
                        $"Call to Microsoft.CognitiveServices/accounts failed. Error message: Account {target!.Id} in state Accepted"
                    )
                )
                .FirstOrDefault()
            : null;
}
