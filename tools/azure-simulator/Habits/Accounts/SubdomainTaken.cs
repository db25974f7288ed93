using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Rules.Names;

namespace AzureSimulator.Habits.Accounts;

internal sealed class SubdomainTaken : Habit
{
    private const string Account = "Microsoft.CognitiveServices/accounts";

    public override string Id => "subdomain-taken";

    public override string Sentence => "The subdomain of an account is unique in all Azure, soft-deleted accounts of other names included.";

    public override string Source => "https://learn.microsoft.com/azure/ai-services/cognitive-services-custom-subdomains";

    public override string Sure => "documented";

    public override string? Fix => "Choose another subdomain, or purge the deleted account that holds it.";

    public override ArmResponse? Refuse(Call call) =>
        call.IsWrite
        && call.IsOf(Account)
        && call.Text("properties", "customSubDomainName") is { } wanted
        && !GlobalNames.IsFreeSubdomain(wanted, call.Azure, call.Id)
            ? Failure(
                409,
                "CustomDomainInUse",
                $"Please pick a different name. The subdomain name '{wanted}' is not available as it's already used by a resource."
            )
            : null;
}
