using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Accounts;

internal sealed class AccountKeepsSettings : Habit
{
    private const string Account = "Microsoft.CognitiveServices/accounts";

    public override string Id => "account-update-resets";

    public override string Sentence =>
        "The subdomain of an account cannot be changed, and the management of projects cannot be switched off again.";

    public override string Source => "https://learn.microsoft.com/azure/ai-services/cognitive-services-custom-subdomains";

    public override string Sure => "documented";

    public override string? Fix => "Replace the account under a new name to change its subdomain.";

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsWrite || !call.IsOf(Account) || call.Existing is not { } account)
        {
            return null;
        }

        if (
            (string?)account.Properties["customSubDomainName"] is { } had
            && call.Text("properties", "customSubDomainName") is { } wanted
            && !ArmPath.Same(had, wanted)
        )
        {
            return Failure(400, "CustomDomainNotUpdatable", $"Custom subdomain name can not be changed: the subdomain is '{had}'.");
        }

        if (JsonPath.IsTrue(account.Body, "properties", "allowProjectManagement") && call.Body?["properties"] is JsonObject properties)
        {
            properties["allowProjectManagement"] = true;
        }

        return null;
    }
}
