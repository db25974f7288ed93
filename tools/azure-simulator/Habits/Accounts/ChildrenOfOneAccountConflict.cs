using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;

namespace AzureSimulator.Habits.Accounts;

internal sealed class ChildrenOfOneAccountConflict : Habit
{
    private const string Account = "Microsoft.CognitiveServices/accounts";

    public override string Id => "account-children-conflict";

    public override string Sentence => "An account takes one write at a time: a parallel write to it or to a child is refused.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/22607";

    public override string Sure => "measured";

    public override string? Fix => "Write the children of one account one after the other: let each depend on the one before (dependsOn).";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange && ArmPath.IsWithin(call.Type, Account) && call.Azure.Running(call.RootId).Any()
            ? Failure(
                409,
                "RequestConflict",
                $"Another operation is being performed on the parent resource '{call.RootId}'. Please try again later."
            )
            : null;
}
