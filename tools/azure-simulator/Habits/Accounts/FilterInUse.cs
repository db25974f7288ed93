using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Accounts;

internal sealed class FilterInUse : Habit
{
    private const string Deployment = "Microsoft.CognitiveServices/accounts/deployments";
    private const string Filter = "Microsoft.CognitiveServices/accounts/raiPolicies";

    public override string Id => "rai-policy-in-use";

    public override string Sentence =>
        "A deployment cannot name a content filter that does not exist, and a filter that one names cannot be deleted.";

    public override string Source => "https://learn.microsoft.com/rest/api/aiservices/accountmanagement/rai-policies/delete";

    public override string Sure => "suspected";

    public override string? Fix =>
        "Take the filter's name from the filter's outputs, so that the deployment waits for it and goes before it.";

    public override ArmResponse? Refuse(Call call)
    {
        if (
            call.IsWrite
            && call.IsOf(Deployment)
            && call.Text("properties", "raiPolicyName") is { } name
            && !name.StartsWith("Microsoft.", StringComparison.OrdinalIgnoreCase)
            && IsMissing(call, $"{call.RootId}/raiPolicies/{name}")
        )
        {
            return Failure(400, "InvalidResourceProperties", $"The specified RAI policy '{name}' does not exist.");
        }

        return
            call.IsDelete
            && call.IsOf(Filter)
            && call.Azure.Resources.OfType(Deployment)
                .Any(each =>
                    ArmPath.Same(each.Path.Parent, call.Path.Parent)
                    && ArmPath.Same((string?)each.Properties["raiPolicyName"], call.Path.Name)
                )
            ? Failure(409, "RaiPolicyInUse", $"The RAI policy '{call.Path.Name}' is used by a deployment of '{call.RootId}'.")
            : null;
    }

    private static bool IsMissing(Call call, string filter) =>
        call.Azure.Resources.Find(filter) is null || call.Azure.Working(filter).Any();
}
