using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Accounts;

internal sealed class AccountFailsThenSucceeds : Habit
{
    private const double Rarely = 0.02;

    private static readonly TimeSpan UntilItSucceeds = TimeSpan.FromSeconds(60);

    public override string Id => "lro-failed-then-succeeded";

    public override string Sentence =>
        "The creation of a private account rarely ends as failed although the account succeeds a minute later.";

    public override string Source => "https://github.com/Azure/azure-rest-api-specs/issues/20335";

    public override string Sure => "measured";

    public override string? Fix => "Run the update again: the account has succeeded meanwhile.";

    public override void Change(Call call, Outcome outcome)
    {
        if (
            call.IsCreate
            && call.IsOf("Microsoft.CognitiveServices/accounts")
            && call.Text("properties", "publicNetworkAccess") == "Disabled"
            && call.Azure.Happens($"{Id}#{call.Id}", Rarely)
        )
        {
            outcome.Operation.Fail(
                "InternalServerError",
                "The resource operation completed with terminal provisioning state 'Failed'.",
                Id
            );
            var after = outcome.Operation.Ends - call.Now + UntilItSucceeds;
            Later(call.Azure, after, "succeeds", new JsonObject { ["id"] = outcome.Resource.Id });
        }
    }

    public override void Happen(DueChange change, AzureState azure)
    {
        if (azure.Resources.Find((string?)change.Data["id"]) is { State: "Failed" } account)
        {
            account.State = "Succeeded";
        }
    }
}
