using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Accounts;

internal sealed class AccountHasProjects : Habit
{
    private const string Account = "Microsoft.CognitiveServices/accounts";
    private const string Project = "Microsoft.CognitiveServices/accounts/projects";
    private const string Lags = "projectsGoneAt";

    /// <summary>How long after the delete of a project its account still counts it, and how often it does.</summary>
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(30);
    private const double NowAndThen = 0.05;

    public override string Id => "account-nested-resources-block-delete";

    public override string Sentence => "An account that has projects cannot be deleted, now and then also for moments after their delete.";

    public override string Source => "https://github.com/Azure/terraform-provider-azapi/issues/894";

    public override string Sure => "measured";

    public override string? Fix =>
        "Let the program manage the projects and take the account's name from its outputs; run the destroy again if it repeats.";

    public override void Change(Call call, Outcome outcome)
    {
        if (call.IsDelete && call.IsOf(Project) && call.Azure.Happens($"{Id}#{call.Id}", NowAndThen))
        {
            call.Parent?.Note(Lags, outcome.Operation.Ends + Lag);
        }
    }

    public override ArmResponse? Refuse(Call call)
    {
        if (!call.IsDelete || !call.IsOf(Account) || call.Existing is not { } account)
        {
            return null;
        }

        var names = call
            .Azure.Resources.Below(account.Id)
            .Where(each => ArmPath.Same(each.Type, Project))
            .Select(each => $"'{Project}/{each.Path.FullName}'")
            .ToList();
        return names.Count == 0 && !(account.Noted(Lags) > call.Now)
            ? null
            : Failure(
                409,
                "CannotDeleteResource",
                "Cannot delete resource while nested resources exist. Some existing nested resource IDs include: "
                    + $"{string.Join(",", names)}. "
                    + "Please delete all nested resources before deleting this resource."
            );
    }
}
