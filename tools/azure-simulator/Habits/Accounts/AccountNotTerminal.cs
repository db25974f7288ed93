using System.Text.Json.Nodes;
using AzureSimulator.Access;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Accounts;

internal sealed class AccountNotTerminal : Habit
{
    private const string Account = "Microsoft.CognitiveServices/accounts";
    private const string Settles = "settlesUntil";

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(30);

    public override string Id => "account-not-terminal";

    public override string Sentence =>
        "An account whose operation has ended still changes for a while, and writes to it and to its children are refused.";

    public override string Source => "https://github.com/Azure/bicep-types-az/issues/2419";

    public override string Sure => "reported";

    public override string? Fix =>
        "Set all properties in the account's first write, and read the account until it is Succeeded before you write a child.";

    public override void End(Operation operation, AzureState azure, Rights rights)
    {
        if (operation.Kind != "Delete" && azure.Resources.Find(operation.Resource) is { } account && ArmPath.Same(account.Type, Account))
        {
            account.Note(Settles, azure.Now + Settling);
        }
    }

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange && ArmPath.IsWithin(call.Type, Account) && call.Azure.Resources.Find(call.RootId)?.Noted(Settles) > call.Now
            ? Failure(
                409,
                "RequestConflict",
                $"Cannot modify resource with id '{call.RootId}' because the resource entity provisioning state is not "
                    + "terminal. Please wait "
                    + "for the provisioning state to become terminal and then retry the request."
            )
            : null;

    public override void Show(Resource resource, JsonObject body, AzureState azure)
    {
        if (resource.State == "Succeeded" && resource.Noted(Settles) > azure.Now && body["properties"] is JsonObject properties)
        {
            properties["provisioningState"] = "Accepted";
        }
    }
}
