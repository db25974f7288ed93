using System.Text.Json.Nodes;
using AzureSimulator.Calls;
using AzureSimulator.Habits.Framework;
using AzureSimulator.Ids;
using AzureSimulator.State;

namespace AzureSimulator.Habits.Networks;

internal sealed class WriteSuperseded : Habit
{
    private static readonly string[] Parents = ["Microsoft.Network/networkSecurityGroups", "Microsoft.Network/routeTables"];

    public override string Id => "superseded-operation";

    public override string Sentence => "A second write to a security group or route table, or to one of its rules, cancels the first.";

    public override string Source => "https://github.com/hashicorp/terraform-provider-azurerm/issues/21293";

    public override string Sure => "measured";

    public override string? Fix => "Declare the rules in the security group or route table, or let each rule depend on the one before.";

    public override void Change(Call call, Outcome outcome)
    {
        if (!call.IsWrite || !Parents.Any(type => ArmPath.IsWithin(call.Type, type)))
        {
            return;
        }

        foreach (var first in call.Azure.Running(call.RootId).Where(operation => operation.Kind != "Delete"))
        {
            var (one, other) = (Name(ArmPath.Of(first.Resource)), Name(call.Path));
            var detail = new JsonObject
            {
                ["code"] = "CanceledAndSupersededDueToAnotherOperation",
                ["message"] = $"Operation {one} ({first.Id}) was canceled and superseded by operation {other} ({outcome.Operation.Id}).",
            };
            first.Fail("Canceled", "Operation was canceled.", Id, [detail]);
        }
    }

    /// <summary>As in PutSecurityRuleOperation.</summary>
    private static string Name(ArmPath path)
    {
        var type = path.Types[^1].TrimEnd('s');
        return $"Put{char.ToUpperInvariant(type[0])}{type[1..]}Operation";
    }
}
