using Infra.Shared;
using Pulumi;
using Pulumi.AzureNative.Monitor;
using Pulumi.AzureNative.Monitor.Inputs;
using ActionGroupArgs = Pulumi.AzureNative.Monitor.Inputs.ActionGroupArgs;

namespace Infra.Components;

/// <summary>Makes the table's alerts on events of the activity log.</summary>
internal static class EventAlerts
{
    public static void Add(StackContext stack, Resource parent, Input<string> actionGroupId, Output<string> groupId)
    {
        foreach (var row in AlertTable.All.OfType<ActivityRow>())
        {
            var condition = new AlertRuleAllOfConditionArgs();
            foreach (var (field, values) in row.Fields)
            {
                condition.AllOf.Add(Condition(field, values));
            }

            _ = new ActivityLogAlert(
                $"alert-{row.Id}",
                new()
                {
                    ActivityLogAlertName = AlertText.Name(stack, row.Id),
                    ResourceGroupName = stack.ResourceGroupName,
                    Location = "global",
                    Description = AlertText.Description(stack, row),
                    Enabled = true,
                    Scopes = { row.WholeSubscription ? Output.Create($"/subscriptions/{stack.SubscriptionId}") : groupId },
                    Condition = condition,
                    Actions = new ActionListArgs
                    {
                        ActionGroups =
                        {
                            new ActionGroupArgs
                            {
                                ActionGroupId = actionGroupId,
                                WebhookProperties = { ["runbook"] = AlertText.Runbook(stack, row) },
                            },
                        },
                    },
                    Tags = stack.Tags,
                },
                new() { Parent = parent }
            );
        }
    }

    private static AlertRuleAnyOfOrLeafConditionArgs Condition(string field, string[] values)
    {
        if (values is [var only])
        {
            return new() { Field = field, Equals = only };
        }

        var condition = new AlertRuleAnyOfOrLeafConditionArgs();
        foreach (var value in values)
        {
            condition.AnyOf.Add(new AlertRuleLeafConditionArgs { Field = field, Equals = value });
        }

        return condition;
    }
}
