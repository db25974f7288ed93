using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Data;

internal sealed class CosmosOneOperation : Habit
{
    public override string Id => "cosmos-one-operation";

    public override string Sentence => "A Cosmos DB account takes one write at a time, role assignments in it included.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/15842";

    public override string Sure => "measured";

    public override string? Fix => "Write what lies in one account one after the other: let each depend on the one before (dependsOn).";

    public override ArmResponse? Refuse(Call call) =>
        call.IsChange && ArmPath.IsWithin(call.Type, "Microsoft.DocumentDB/databaseAccounts") && call.Azure.Working(call.RootId).Any()
            ? Failure(
                412,
                "PreconditionFailed",
                $"There is another user operation in progress which requires an exclusive lock on [{ArmPath.Of(call.RootId).Name}]. Please "
                    + $"retry after sometime.\r\nActivityId: {Fixed.Guid(call.Path.Text)}, Microsoft.Azure.Documents.Common/2.14.0"
            )
            : null;
}
